import { backupWordings } from './backupWordings';
import { checkWordings } from './checkWordings';
import { driftWordings } from './driftWordings';
import { effectWordings } from './effectWordings';
import { environmentWordings } from './environmentWordings';
import { eventWordings } from './eventWordings';
import { faultWordings } from './faults/faultWordings';
import { fieldWordings } from './fieldWordings';
import { fileWordings } from './fileWordings';
import { findingWordings } from './findings/findingWordings';
import { importWordings } from './importWordings';
import { incidentWordings } from './incidentWordings';
import { migrationWordings } from './migrationWordings';
import { operationWordings } from './operationWordings';
import { pauseWordings } from './pauseWordings';
import { planWordings } from './planWordings';
import { schemaWordings } from './schemaWordings';
import { seenWordings } from './seenWordings';
import { stepWordings } from './stepWordings';
import { switchWordings } from './switchWordings';
import { traceWordings } from './traceWordings';
import { witnessWordings } from './witnessWordings';

/**
 * English texts of every {@link Wording} that the server sends. Values are in double braces.
 * @public
 */
export const WORDINGS = {
  ...witnessWordings,
  ...traceWordings,
  ...planWordings,
  ...effectWordings,
  ...switchWordings,
  ...fileWordings,
  ...pauseWordings,
  ...importWordings,
  ...incidentWordings,
  ...faultWordings,
  ...findingWordings,
  ...operationWordings,
  ...stepWordings,
  ...environmentWordings,
  ...backupWordings,
  ...migrationWordings,
  ...driftWordings,
  ...fieldWordings,
  ...schemaWordings,
  ...seenWordings,
  ...checkWordings,
  ...eventWordings,
} as const;

/** @public */
export type WordingCode = keyof typeof WORDINGS;
