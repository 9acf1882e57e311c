import type { ClientSnapshot, ProbeResult } from '../../model/ClientSnapshot';
import { isTurnedAway } from '../facts/ClientFacts';

/**
 * What is known of a route's clients after one more probe. Who is turned away for its own user, password or certificate
 * was answered as others are, and counts as served.
 */
export function followClient(
  before: ClientSnapshot,
  result: ProbeResult,
): ClientSnapshot {
  const { outcome, at } = result;
  const served = outcome === 'served' || isTurnedAway(outcome);
  return {
    ...before,
    last: result,
    lastQuery: hasAsked(result) ? result : before.lastQuery,
    servedAt: served ? at : before.servedAt,
    refusedSince: served ? undefined : before.refusedSince ?? at,
    failures: served ? 0 : before.failures + 1,
    othersServedAt: served ? undefined : before.othersServedAt,
  };
}

/** Whether a query was answered. */
function hasAsked({ phases }: ProbeResult): boolean {
  return phases.query !== undefined;
}

/** What was last known before this process started: old, and no word of now. */
export function rememberedClient(
  now: ClientSnapshot,
  { last, lastQuery, servedAt }: ClientSnapshot,
): ClientSnapshot {
  return now.last ? now : { ...now, last, lastQuery, servedAt };
}
