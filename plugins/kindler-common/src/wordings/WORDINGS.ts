import { effectWordings } from './effectWordings';
import { findingWordings } from './findings/findingWordings';
import { importWordings } from './importWordings';
import { incidentWordings } from './incidentWordings';
import { planWordings } from './planWordings';
import { switchWordings } from './switchWordings';
import { traceWordings } from './traceWordings';
import { witnessWordings } from './witnessWordings';

/**
 * Everything that the server says as a {@link Wording}, in English. Values stand in double braces.
 * @public
 */
export const WORDINGS = {
  ...witnessWordings,
  ...traceWordings,
  ...planWordings,
  ...effectWordings,
  ...switchWordings,
  ...importWordings,
  ...incidentWordings,
  ...findingWordings,
} as const;

/** @public */
export type WordingCode = keyof typeof WORDINGS;
