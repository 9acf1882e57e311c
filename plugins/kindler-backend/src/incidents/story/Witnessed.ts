import type { IncidentObservation } from './IncidentObservation';
import type { IncidentState } from './IncidentState';

/** What a backend that goes on with an incident knows itself. */
export interface Witnessed {
  /** Since when it looks at the cluster. */
  since: number;
  last: IncidentObservation;
  /** The same trouble as it saw it. */
  incident?: IncidentState;
}
