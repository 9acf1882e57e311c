import type { IncidentObservation } from './IncidentObservation';
import type { IncidentState } from './IncidentState';
import { isClear, isRefused } from './isClear';
import { keyOf } from './keyOf';

/** What is wrong for this long without a change, and refuses nobody, stands: the next trouble is another one. */
const STANDING_MS = 15 * 60_000;

/** What is wrong with a cluster for long. */
export interface Standing {
  /** Keys of the findings that were seen last, and since when they are the same. */
  keys: readonly string[];
  since: number;
  /** Keys of the findings that stand, and when nothing else was wrong last. */
  known: readonly string[];
  aloneAt?: number;
}

/**
 * Follows what stands. What an incident left behind that was worse belongs to that incident until all is clear: a leader
 * that is frozen for an hour, and thawed, is one trouble.
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

/** Nobody was refused, and nobody else leads. */
export function isMild({ worst, clientsOut, changes }: IncidentState): boolean {
  return worst !== 'critical' && !clientsOut && changes.length === 0;
}
