import type { PatroniCluster } from '../patroni/PatroniCluster';
import type { KubernetesCluster } from './KubernetesCluster';

/** When a lock was last seen to be renewed, on our own clock. */
export interface LockSighting {
  renewTime?: string;
  leader?: string;
  /** Milliseconds since the epoch. */
  movedAt: number;
}

/** Notes when the record of the lock last changed. */
export function sightLock(
  { lock }: KubernetesCluster,
  before: LockSighting | undefined,
  now: number,
): LockSighting {
  const same =
    before?.renewTime === lock.renewTime && before?.leader === lock.leader;
  return before && same
    ? before
    : { renewTime: lock.renewTime, leader: lock.leader, movedAt: now };
}

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
