import type { PatroniCluster } from '../patroni/PatroniCluster';
import type { KubernetesCluster } from './KubernetesCluster';
import type { LockSighting } from './LockSighting';

/**
 * The cluster as Patroni would tell it. A holder that crashed stays in the record, so its lock has expired once the
 * record has not changed for its time to live, on our clock; then nobody holds it.
 */
export function kubernetesView(
  { cluster, lock }: KubernetesCluster,
  sighting: LockSighting,
  now: number,
): PatroniCluster {
  if (lock.leader && now - sighting.movedAt <= lock.ttl * 1000) {
    return cluster;
  }
  return {
    ...cluster,
    members: cluster.members.map(member =>
      member.role === 'leader' || member.role === 'standby_leader'
        ? { ...member, role: 'replica', lag: 'unknown' }
        : member,
    ),
  };
}
