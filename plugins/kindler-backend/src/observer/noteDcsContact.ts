import type { NodeSnapshot } from '../model/ClusterSnapshot';
import type { PatroniNode } from '../model/patroni/PatroniNode';

const KEPT_INTERVALS = 60;

/** Notes when a node last reached the DCS, on our own clock, and how long after the time before. */
export function noteDcsContact(
  snapshot: NodeSnapshot,
  { dcsLastSeen }: PatroniNode,
  now: number,
): NodeSnapshot {
  const { node: before, dcsMovedAt, dcsIntervals = [] } = snapshot;
  if (dcsLastSeen === undefined || dcsLastSeen === before?.value?.dcsLastSeen) {
    return snapshot;
  }
  // Over a time without answers nobody knows how often it moved.
  const interval =
    dcsMovedAt === undefined || before?.fault ? [] : [now - dcsMovedAt];
  return {
    ...snapshot,
    dcsMovedAt: now,
    dcsIntervals: [...dcsIntervals, ...interval].slice(-KEPT_INTERVALS),
  };
}
