import type { NodeSnapshot } from '../model/ClusterSnapshot';
import type { Reading } from '../model/Reading';

/** Restores what was last seen of a node before this process started, unless something newer is known. */
export function restoreNode(
  now: NodeSnapshot,
  last: NodeSnapshot,
): NodeSnapshot {
  return {
    ...now,
    name: now.name ?? last.name,
    node: older(now.node, last.node),
    cluster: older(now.cluster, last.cluster),
    sql: older(now.sql, last.sql),
  };
}

function older<T>(
  current: Reading<T> | undefined,
  last: Reading<T> | undefined,
): Reading<T> | undefined {
  return current && current.observedAt === undefined && last?.observedAt
    ? { ...current, value: last.value, observedAt: last.observedAt }
    : current;
}
