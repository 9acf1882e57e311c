import type { ClusterFacts } from './ClusterFacts';

/** All system identifiers that members and Kubernetes report for a cluster. More than one is a problem. */
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
