import type { EvaluationState } from '../EvaluationState';
import type { ClusterFacts } from '../facts/ClusterFacts';
import { FLAPPING_MS } from '../rules/flapping';

type Transitions = EvaluationState['transitions'];

/**
 * Notes Patroni's count of holder changes whenever it moves, for as long as flapping looks back, with the value before
 * that. A count that decreased was restarted.
 */
export function followTransitions(
  { lock, now }: ClusterFacts,
  before: Transitions,
): Transitions {
  const count = lock?.transitions;
  const last = before?.at(-1);
  if (count === undefined) {
    return before;
  }
  if (!before || !last || count < last.count) {
    return [{ at: now, count }];
  }
  const counted = count > last.count ? [...before, { at: now, count }] : before;
  const recent = counted.findIndex(({ at }) => at > now - FLAPPING_MS);
  const keep = recent === -1 ? counted.length - 1 : Math.max(0, recent - 1);
  return keep === 0 ? counted : counted.slice(keep);
}
