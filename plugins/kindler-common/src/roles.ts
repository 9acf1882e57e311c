import type { MemberRole } from './api';

/**
 * Whether a role is that of the lock holder, in a normal or a standby cluster.
 * @public
 */
export function isLeaderRole(role: MemberRole): boolean {
  return role === 'leader' || role === 'standby_leader';
}

/**
 * Finds the member that holds the lock.
 * @public
 */
export function findLeader<T extends { role: MemberRole }>(
  members: readonly T[],
): T | undefined {
  return members.find(({ role }) => isLeaderRole(role));
}
