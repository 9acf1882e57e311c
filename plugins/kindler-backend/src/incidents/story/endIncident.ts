import { endLanes } from './advanceLanes';
import { endWrites } from './followWrites';
import type { IncidentState } from './IncidentState';

/** Ends an incident at the time of the last observation by any backend. */
export function endIncident(
  incident: IncidentState,
  at: number,
): IncidentState {
  return {
    ...incident,
    endedAt: Math.max(at, incident.startedAt),
    lanes: endLanes(incident.lanes, at),
    outage: endWrites(incident.outage, at),
  };
}
