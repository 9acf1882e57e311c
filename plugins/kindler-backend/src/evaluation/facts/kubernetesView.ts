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
 * The cluster in the form in which Patroni reports it. A crashed holder stays in the record. The lock counts as
 * expired, and as held by nobody, if the record has not changed for its time to live on our clock.
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

/** A member whose pod is gone is no longer a member. */
function formerHolder(member: PatroniMember): PatroniMember[] {
  return member.state === POD_GONE
    ? []
    : [{ ...member, role: 'replica', lag: 'unknown' }];
}
