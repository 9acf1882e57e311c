import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import type { PatroniCluster } from '../../model/patroni/PatroniCluster';
import { HEALTHY } from './healthy';
import { NOW, reading } from './snapshots';

/** `/cluster` with this member as the leader, or without one. */
export const led =
  (leader?: string) =>
  (cluster: PatroniCluster): PatroniCluster => ({
    ...cluster,
    members: cluster.members.map(member => ({
      ...member,
      role: member.name === leader ? 'leader' : 'replica',
    })),
  });

/** A history in which the lock changed hands this many seconds ago. */
export const flapped = (
  seconds: number[],
  more: Partial<ClusterSnapshot> = {},
) => ({
  ...HEALTHY,
  history: reading(
    'patroni-rest:demo',
    seconds.map((ago, index) => ({
      endedTimeline: index + 1,
      at: new Date(NOW - ago * 1000).toISOString(),
      newLeader: 'patroni1',
    })),
  ),
  ...more,
});
