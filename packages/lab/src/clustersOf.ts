import { NotFoundError } from '@backstage/errors';
import type { LabMember, LabState } from './types';

/** A Patroni cluster of a lab. */
export interface LabCluster {
  name: string;
  scope: string;
  members: LabMember[];
  /** Whether it follows the other one. */
  follows: boolean;
}

/** The part of a lab's state that defines its clusters. */
export type Clusters = Pick<
  LabState,
  'scope' | 'members' | 'standby' | 'kubernetes'
>;

/** The lab's own cluster, and the one that follows it if there is one. */
export function clustersOf(state: Clusters): LabCluster[] {
  const { scope, members, kubernetes, standby } = state;
  const own = { name: kubernetes?.cluster ?? scope, scope, members };
  return [
    { ...own, follows: false },
    ...(standby
      ? [
          {
            name: standby.cluster,
            scope: standby.scope,
            members: standby.members,
            follows: true,
          },
        ]
      : []),
  ];
}

/** The members of all clusters. */
export function membersOf(state: Clusters): LabMember[] {
  return clustersOf(state).flatMap(({ members }) => members);
}

/** @throws NotFoundError that lists the members */
export function findMember(state: Clusters, name: string): LabMember {
  const members = membersOf(state);
  const member = members.find(each => each.name === name);
  if (!member) {
    throw new NotFoundError(
      `No member ${name}; there are ${members
        .map(each => each.name)
        .join(', ')}`,
    );
  }
  return member;
}
