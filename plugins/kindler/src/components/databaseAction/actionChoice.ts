import type {
  Database,
  DatabaseActionKind,
  DatabaseActionRequest,
  DatabaseMember,
} from '@kindler/backstage-plugin-kindler-common';

/** What a person has chosen so far. */
export interface ActionChoice {
  /** Empty: none yet, or any fit one. */
  member: string;
  isScheduled: boolean;
  /** ISO time, where one was chosen. */
  scheduledAt?: string;
  reason: string;
}

/** Actions that are about one member. */
export const MEMBER_ACTIONS = [
  'switchover',
  'restart',
  'reinitialize',
] as const;

export type MemberAction = (typeof MEMBER_ACTIONS)[number];

/** Actions that Patroni can be told to do later. */
const SCHEDULABLE: DatabaseActionKind[] = ['switchover', 'restart'];

/** Actions that have to name a member; a switchover may leave it to Patroni. */
const NEEDS_MEMBER: DatabaseActionKind[] = ['restart', 'reinitialize'];

export function isMemberAction(
  action: DatabaseActionKind,
): action is MemberAction {
  return MEMBER_ACTIONS.some(kind => kind === action);
}

export function isSchedulable(action: DatabaseActionKind): boolean {
  return SCHEDULABLE.includes(action);
}

/**
 * Members that an action can be done to: only replicas can take over or be copied anew.
 */
export function candidates(
  action: DatabaseActionKind,
  members: DatabaseMember[],
  leader: string | undefined,
): DatabaseMember[] {
  return action === 'restart'
    ? members
    : members.filter(
        ({ name, role }) =>
          name !== leader && role !== 'leader' && role !== 'standby_leader',
      );
}

/**
 * What the API is asked, or undefined where something is still to be chosen. `leader` is the one that the person saw.
 */
export function toRequest(
  action: DatabaseActionKind,
  choice: ActionChoice,
  leader: Database['leader'],
): Omit<DatabaseActionRequest, 'reason'> | undefined {
  const isScheduled = choice.isScheduled && isSchedulable(action);
  if (isScheduled && !choice.scheduledAt) {
    return undefined;
  }
  if (NEEDS_MEMBER.includes(action) && !choice.member) {
    return undefined;
  }
  return {
    action,
    ...(leader && { leader }),
    ...(isMemberAction(action) && choice.member && { member: choice.member }),
    ...(isScheduled && { scheduledAt: choice.scheduledAt }),
  };
}
