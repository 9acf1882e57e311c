import type { WordingCode } from '@kindler/backstage-plugin-kindler-common';
import { zhFindingWordings } from './zhWordings/findings/zhFindingWordings';
import { zhEffectWordings } from './zhWordings/zhEffectWordings';
import { zhImportWordings } from './zhWordings/zhImportWordings';
import { zhIncidentWordings } from './zhWordings/zhIncidentWordings';
import { zhPlanWordings } from './zhWordings/zhPlanWordings';
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
  ...zhImportWordings,
  ...zhIncidentWordings,
  ...zhFindingWordings,
};
