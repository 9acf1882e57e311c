import type { DatabaseMember } from '@kindler/backstage-plugin-kindler-common';

/** A node of the drawing, with the nodes that stream from it. */
export interface TopologyNode {
  name: string;
  /** Missing for a source outside the cluster, e.g. of a standby cluster. */
  member?: DatabaseMember;
  replicas: TopologyNode[];
}

/**
 * Returns who streams from whom as trees: the leader's first, then those of sources outside the cluster, then members
 * with an unknown source. Every member occurs once, even if the members contradict each other.
 */
export function buildTopology(members: DatabaseMember[]): TopologyNode[] {
  const byName = new Map(members.map(member => [member.name, member]));
  const placed = new Set<string>();

  const grow = (name: string): TopologyNode => {
    placed.add(name);
    const replicas = members
      .filter(({ upstream }) => upstream === name)
      .filter(replica => !placed.has(replica.name));
    return {
      name,
      member: byName.get(name),
      replicas: replicas.map(replica => grow(replica.name)),
    };
  };

  const outside = members
    .map(({ upstream }) => upstream)
    .filter(name => name !== undefined && !byName.has(name));
  const leaders = members.filter(
    ({ role, upstream }) => role === 'leader' && !upstream,
  );
  const roots = [
    ...leaders.map(({ name }) => name),
    ...outside.map(name => name!),
    ...members.filter(({ upstream }) => !upstream).map(({ name }) => name),
    // Members that name each other in a ring.
    ...members.map(({ name }) => name),
  ];
  return roots.flatMap(name => (placed.has(name) ? [] : [grow(name)]));
}
