import type { IncidentState } from './IncidentState';
import { isPlanned } from './titleOf';

/** A problem that refuses nobody must last this long. */
const LASTING_MS = 10_000;

/**
 * Whether the noted problem is an incident: clients could not write, the verdict was critical, the leader changed
 * without a request, or the cluster was not well for some seconds. A cluster that was never known to be well, and of
 * which nothing is known, is merely not observed well enough.
 */
export function isQualified(incident: IncidentState): boolean {
  const { clientsOut, worst, doubtMs, wasWell, changes } = incident;
  const lasts =
    doubtMs >= LASTING_MS &&
    (worst === 'degraded' || (wasWell && worst !== 'ok'));
  return (
    clientsOut ||
    worst === 'critical' ||
    lasts ||
    changes.some(change => !isPlanned(change, incident))
  );
}
