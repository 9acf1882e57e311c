import type { NodeSnapshot } from '../model/ClusterSnapshot';
import type { Reading } from '../model/Reading';

/** The node with what was last seen before this process started, where nothing newer is known. */
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
