import type { IncidentObservation } from './IncidentObservation';
import type { IncidentState } from './IncidentState';
import { isClear, isRefused } from './isClear';
import { keyOf } from './keyOf';

/**
 * A problem that lasts this long without a change, and refuses nobody, is standing. The next problem is a separate
 * incident.
 */
const STANDING_MS = 15 * 60_000;

/** The long-lasting problems of a cluster. */
export interface Standing {
  /** Keys of the findings last seen, and since when they have been the same. */
  keys: readonly string[];
  since: number;
  /** Keys of the standing findings, and when nothing else was wrong for the last time. */
  known: readonly string[];
  aloneAt?: number;
}

/**
 * Follows standing problems. If an incident was worse, whatever it left behind belongs to it until all is clear: a
 * leader that is frozen for an hour and then thawed is one incident.
 */
export function followStanding(
  before: Standing | undefined,
  observation: IncidentObservation,
  incident: IncidentState | undefined,
): Standing {
  const { at, verdict, findings, lanes } = observation;
  const keys = findings.map(keyOf).sort();
  const isSame = before !== undefined && keys.join() === before.keys.join();
  const since = isSame ? before.since : at;
  const stands =
    at - since >= STANDING_MS &&
    (verdict === 'ok' || verdict === 'degraded') &&
    !lanes.some(({ client }) => client && isRefused(client)) &&
    (incident === undefined || isMild(incident));
  const known = stands ? keys : before?.known ?? [];
  const isAlone = isClear(observation, known);
  return { keys, since, known, aloneAt: isAlone ? at : before?.aloneAt };
}

/** Whether nobody was refused and the leader did not change. */
export function isMild({ worst, clientsOut, changes }: IncidentState): boolean {
  return worst !== 'critical' && !clientsOut && changes.length === 0;
}
