import { isLeaderRole } from '@kindler/backstage-plugin-kindler-common';
import type {
  PatroniCluster,
  PatroniMember,
} from '../../model/patroni/PatroniCluster';
import {
  POD_GONE,
  type KubernetesCluster,
} from '../../model/kubernetes/KubernetesCluster';
import type { LockObservation } from '../../model/kubernetes/LockObservation';

/**
 * The cluster as Patroni would tell it. A holder that crashed stays in the record, so its lock has expired once the
 * record has not changed for its time to live, on our clock; then nobody holds it.
 */
export function kubernetesView(
  { cluster, lock }: KubernetesCluster,
  sighting: LockObservation,
  now: number,
): PatroniCluster {
  if (lock?.leader && now - sighting.movedAt <= lock.ttl * 1000) {
    return cluster;
  }
  return {
    ...cluster,
    members: cluster.members.flatMap(member =>
      isLeaderRole(member.role) ? formerHolder(member) : [member],
    ),
  };
}

/** One whose pod is gone is no member any more. */
function formerHolder(member: PatroniMember): PatroniMember[] {
  return member.state === POD_GONE
    ? []
    : [{ ...member, role: 'replica', lag: 'unknown' }];
}
