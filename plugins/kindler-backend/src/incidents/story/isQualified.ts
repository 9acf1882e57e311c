import type { IncidentState } from './IncidentState';
import { isPlanned } from './titleOf';

/** What is not well, but nobody is turned away, has to last this long. */
const LASTING_MS = 10_000;

/**
 * Whether what was noted is an incident: clients could not write, the verdict was critical, somebody else leads and
 * nobody had asked for it, or it was not well for some seconds. A cluster that was never known to be well, and of which
 * nothing is known, is only not looked at well enough.
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
