import type { WordingCode } from '@kindler/backstage-plugin-kindler-common';
import { zhFaultWordings } from './zhWordings/faults/zhFaultWordings';
import { zhFindingWordings } from './zhWordings/findings/zhFindingWordings';
import { zhBackupWordings } from './zhWordings/zhBackupWordings';
import { zhCheckWordings } from './zhWordings/zhCheckWordings';
import { zhDriftWordings } from './zhWordings/zhDriftWordings';
import { zhEffectWordings } from './zhWordings/zhEffectWordings';
import { zhEnvironmentWordings } from './zhWordings/zhEnvironmentWordings';
import { zhEventWordings } from './zhWordings/zhEventWordings';
import { zhFieldWordings } from './zhWordings/zhFieldWordings';
import { zhImportWordings } from './zhWordings/zhImportWordings';
import { zhIncidentWordings } from './zhWordings/zhIncidentWordings';
import { zhMigrationWordings } from './zhWordings/zhMigrationWordings';
import { zhOperationWordings } from './zhWordings/zhOperationWordings';
import { zhPauseWordings } from './zhWordings/zhPauseWordings';
import { zhPlanWordings } from './zhWordings/zhPlanWordings';
import { zhSchemaWordings } from './zhWordings/zhSchemaWordings';
import { zhSeenWordings } from './zhWordings/zhSeenWordings';
import { zhStepWordings } from './zhWordings/zhStepWordings';
import { zhFileWordings } from './zhWordings/zhFileWordings';
import { zhSwitchWordings } from './zhWordings/zhSwitchWordings';
import { zhTraceWordings } from './zhWordings/zhTraceWordings';
import { zhWitnessWordings } from './zhWordings/zhWitnessWordings';

/**
 * 服务器所用语句的中文。
 */
export const zhWordings: Record<WordingCode, string> = {
  ...zhWitnessWordings,
  ...zhTraceWordings,
  ...zhPlanWordings,
  ...zhEffectWordings,
  ...zhSwitchWordings,
  ...zhFileWordings,
  ...zhPauseWordings,
  ...zhImportWordings,
  ...zhIncidentWordings,
  ...zhFaultWordings,
  ...zhFindingWordings,
  ...zhOperationWordings,
  ...zhStepWordings,
  ...zhEnvironmentWordings,
  ...zhBackupWordings,
  ...zhMigrationWordings,
  ...zhDriftWordings,
  ...zhFieldWordings,
  ...zhSchemaWordings,
  ...zhSeenWordings,
  ...zhCheckWordings,
  ...zhEventWordings,
};
