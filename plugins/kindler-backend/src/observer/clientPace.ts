import type { ClientSnapshot } from '../model/ClientSnapshot';
import { isTurnedAway } from '../evaluation/facts/ClientFacts';

/** Intervals between the starts of two probes of a route, in milliseconds. */
export interface ClientPace {
  /** While everything is calm. */
  calmMs: number;
  /** While anything is in doubt. */
  doubtMs: number;
  /**
   * After the first probe that was not served, because a single one may be lost. Also when a doubt begins: the next
   * probe then starts this long after the start of the last one.
   */
  atOnceMs: number;
}

export const PACE: ClientPace = { calmMs: 5000, doubtMs: 1000, atOnceMs: 250 };
/** A log-in costs PostgreSQL far more than a connection, so only one in this many probes logs in while all is calm. */
const LOG_IN_EACH = 6;
/** Fraction by which pauses vary, so that routes are not probed in lockstep. */
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
 * Whether the next probe should log in. In doubt every probe does, because only a query shows whether writes are
 * accepted. A probe whose role was refused also tries again, so that the reported outcome does not change from probe to
 * probe.
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
