import type { IncidentObservation } from './IncidentObservation';
import type { IncidentState } from './IncidentState';

/** The own knowledge of a backend that continues an incident. */
export interface Witnessed {
  /** Since when it has observed the cluster. */
  since: number;
  last: IncidentObservation;
  /** The same incident from its own point of view. */
  incident?: IncidentState;
}
