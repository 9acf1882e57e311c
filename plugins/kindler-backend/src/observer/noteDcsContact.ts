import type { NodeSnapshot } from '../model/ClusterSnapshot';
import type { PatroniNode } from '../model/patroni/PatroniNode';

const KEPT_INTERVALS = 60;

/** Notes by our own clock when a node last reached the DCS, and the interval since the previous contact. */
export function noteDcsContact(
  snapshot: NodeSnapshot,
  { dcsLastSeen }: PatroniNode,
  now: number,
): NodeSnapshot {
  const { node: before, dcsMovedAt, dcsIntervals = [] } = snapshot;
  if (dcsLastSeen === undefined || dcsLastSeen === before?.value?.dcsLastSeen) {
    return snapshot;
  }
  // After a period without answers, the number of contacts in between is unknown.
  const interval =
    dcsMovedAt === undefined || before?.fault ? [] : [now - dcsMovedAt];
  return {
    ...snapshot,
    dcsMovedAt: now,
    dcsIntervals: [...dcsIntervals, ...interval].slice(-KEPT_INTERVALS),
  };
}
