import { endLanes } from './advanceLanes';
import { endWrites } from './followWrites';
import type { IncidentState } from './IncidentState';

/** Ends an incident at the time up to which anybody looked. */
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
