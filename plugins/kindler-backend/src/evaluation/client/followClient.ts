import type { ClientSnapshot, ProbeResult } from '../../model/ClientSnapshot';
import { isTurnedAway } from '../facts/ClientFacts';

/**
 * Updates the state of a route's clients with another probe. A probe that is refused for its own user, password or
 * certificate got the same answer as others, so it counts as served.
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

/** The last known state from before this process started. It is old and says nothing about the present. */
export function rememberedClient(
  now: ClientSnapshot,
  { last, lastQuery, servedAt }: ClientSnapshot,
): ClientSnapshot {
  return now.last ? now : { ...now, last, lastQuery, servedAt };
}
