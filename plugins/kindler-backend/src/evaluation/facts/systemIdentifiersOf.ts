import type { ClusterFacts } from './ClusterFacts';

/** All that members and Kubernetes say of a cluster; more than one is a trouble. */
export function systemIdentifiersOf({
  members,
  kubernetes,
}: Pick<ClusterFacts, 'members' | 'kubernetes'>): ReadonlySet<string> {
  return new Set(
    [kubernetes?.value, ...members].flatMap(
      each => each?.systemIdentifier ?? [],
    ),
  );
}
