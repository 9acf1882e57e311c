import { backupFindings } from './backupFindings';
import { clientFindings } from './clientFindings';
import { kubernetesFindings } from './kubernetesFindings';
import { lockFindings } from './lockFindings';
import { memberFindings } from './memberFindings';
import { poolerFindings } from './poolerFindings';
import { readerFindings } from './readerFindings';
import { replicationFindings } from './replicationFindings';
import { routeFindings } from './routeFindings';
import { sessionFindings } from './sessionFindings';
import { verdictFindings } from './verdictFindings';

/**
 * Texts of the evaluation's rules. The code of a finding has the problem, and its code with `-next` has what to do.
 * Every further variant of either text has its own code.
 */
export const findingWordings = {
  ...backupFindings,
  ...clientFindings,
  ...kubernetesFindings,
  ...lockFindings,
  ...memberFindings,
  ...poolerFindings,
  ...readerFindings,
  ...replicationFindings,
  ...routeFindings,
  ...sessionFindings,
  ...verdictFindings,
} as const;
