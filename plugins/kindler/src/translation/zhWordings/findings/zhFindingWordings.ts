import { zhBackupFindings } from './zhBackupFindings';
import { zhClientFindings } from './zhClientFindings';
import { zhKubernetesFindings } from './zhKubernetesFindings';
import { zhLockFindings } from './zhLockFindings';
import { zhMemberFindings } from './zhMemberFindings';
import { zhPoolerFindings } from './zhPoolerFindings';
import { zhReaderFindings } from './zhReaderFindings';
import { zhReplicationFindings } from './zhReplicationFindings';
import { zhRouteFindings } from './zhRouteFindings';
import { zhSessionFindings } from './zhSessionFindings';
import { zhVerdictFindings } from './zhVerdictFindings';

/**
 * 各条规则的中文说明。
 */
export const zhFindingWordings = {
  ...zhBackupFindings,
  ...zhClientFindings,
  ...zhKubernetesFindings,
  ...zhLockFindings,
  ...zhMemberFindings,
  ...zhPoolerFindings,
  ...zhReaderFindings,
  ...zhReplicationFindings,
  ...zhRouteFindings,
  ...zhSessionFindings,
  ...zhVerdictFindings,
} as const;
