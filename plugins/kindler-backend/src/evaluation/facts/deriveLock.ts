import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import type { KubernetesCluster } from '../../model/kubernetes/KubernetesCluster';
import type { ClusterView, LockFacts, MemberFacts } from './ClusterFacts';

/**
 * Derives Patroni's lock from the record in the Kubernetes API if that is the DCS, or else from its holder, who knows
 * when it last reached the DCS.
 */
export function deriveLock(
  snapshot: ClusterSnapshot,
  view: ClusterView | undefined,
  holder: MemberFacts | undefined,
  known: { kubernetes: KubernetesCluster | undefined; ttlMs: number },
): LockFacts | undefined {
  const { reading, sighting } = snapshot.kubernetes ?? {};
  const record = known.kubernetes?.lock;
  if (reading && record) {
    return {
      holder: record.leader,
      renewedAt: sighting?.movedAt,
      intervals: sighting?.intervals ?? [],
      ttlMs: record.ttl * 1000,
      acquiredAt: record.acquireTime,
      transitions: record.transitions,
      optime: record.optime,
      slots: record.slots,
      source: reading.source.id,
      observedAt: reading.observedAt!,
    };
  }
  return view && holder
    ? {
        holder: holder.name,
        renewedAt: holder.dcsMovedAt,
        intervals: holder.dcsIntervals ?? [],
        ttlMs: known.ttlMs,
        acquiredAt: promotedAt(snapshot, holder),
        optime: holder.node?.lsn,
        source: view.source,
        observedAt: view.observedAt,
      }
    : undefined;
}

/** When Patroni recorded the promotion to the holder's timeline. */
function promotedAt(
  { history }: ClusterSnapshot,
  { name, timeline }: MemberFacts,
): string | undefined {
  const last = history?.value?.findLast(
    ({ endedTimeline }) => endedTimeline + 1 === timeline,
  );
  return last?.newLeader === name ? last.at : undefined;
}
