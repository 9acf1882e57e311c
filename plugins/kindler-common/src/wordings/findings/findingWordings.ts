import { clientFindings } from './clientFindings';
import { kubernetesFindings } from './kubernetesFindings';
import { lockFindings } from './lockFindings';
import { memberFindings } from './memberFindings';
import { readerFindings } from './readerFindings';
import { replicationFindings } from './replicationFindings';
import { routeFindings } from './routeFindings';
import { sessionFindings } from './sessionFindings';
import { verdictFindings } from './verdictFindings';

/**
 * What the rules of the evaluation say: of each finding what is wrong, under its code, and what to do, under its code
 * with `-next`. Where either can be said in several ways, each further one has a code of its own.
 */
export const findingWordings = {
  ...clientFindings,
  ...kubernetesFindings,
  ...lockFindings,
  ...memberFindings,
  ...readerFindings,
  ...replicationFindings,
  ...routeFindings,
  ...sessionFindings,
  ...verdictFindings,
} as const;
