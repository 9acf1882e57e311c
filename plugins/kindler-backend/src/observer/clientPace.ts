import type { ClientSnapshot } from '../model/ClientSnapshot';
import { isTurnedAway } from '../evaluation/facts/ClientFacts';

/** How often a route is probed, in milliseconds from the start of one probe to that of the next. */
export interface ClientPace {
  /** While all is calm. */
  calmMs: number;
  /** While anything is in doubt. */
  doubtMs: number;
  /**
   * After the first probe that is not served, because one may be lost, and when a doubt begins: then a probe is made
   * as soon as the last one began so long ago.
   */
  atOnceMs: number;
}

export const PACE: ClientPace = { calmMs: 5000, doubtMs: 1000, atOnceMs: 250 };
/** A log-in costs PostgreSQL far more than a connection, so when all is calm only one probe in so many logs in. */
const LOG_IN_EACH = 6;
/** Part of the pause by which probes differ, so that routes are not probed in step. */
const JITTER = 0.2;

/** Milliseconds from the start of the last probe to the next one. */
export function pauseAfter(
  client: ClientSnapshot,
  doubt: boolean,
  { calmMs, doubtMs, atOnceMs }: ClientPace,
): number {
  if (client.failures === 1) {
    return atOnceMs;
  }
  const jitter = 1 - JITTER / 2 + Math.random() * JITTER;
  return (doubt ? doubtMs : calmMs) * jitter;
}

/**
 * Whether the next probe should log in: in doubt each one does, because only a query tells whether writes are accepted.
 * One whose role was not let in tries again, so that what is said of it does not change with every probe.
 *
 * @param since - probes since the last one that logged in
 */
export function shouldLogIn(
  { last, lastQuery, failures }: ClientSnapshot,
  doubt: boolean,
  since: number,
): boolean {
  return (
    doubt ||
    failures > 0 ||
    lastQuery === undefined ||
    isTurnedAway(last?.outcome) ||
    since >= LOG_IN_EACH - 1
  );
}
