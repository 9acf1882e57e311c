import type { MemberRole } from './api';

/**
 * Whether a member holds the lock: that of a normal or of a standby cluster.
 * @public
 */
export function isLeaderRole(role: MemberRole): boolean {
  return role === 'leader' || role === 'standby_leader';
}

/**
 * The member that holds the lock.
 * @public
 */
export function findLeader<T extends { role: MemberRole }>(
  members: readonly T[],
): T | undefined {
  return members.find(({ role }) => isLeaderRole(role));
}
