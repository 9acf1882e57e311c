import {
  isLeaderRole,
  type Database,
  type DatabaseActionKind,
  type DatabaseActionRequest,
  type DatabaseMember,
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

/** What can be told to whoever carries the actions out. */
export type Cluster = Pick<Database, 'actions'>;

function find(action: DatabaseActionKind, { actions }: Cluster) {
  return actions.find(({ kind }) => kind === action);
}

/**
 * Whether a member can be named for an action.
 */
export function takesMember(
  action: DatabaseActionKind,
  cluster: Cluster,
): action is MemberAction {
  return (
    MEMBER_ACTIONS.some(kind => kind === action) &&
    find(action, cluster)?.member !== 'none'
  );
}

export function isSchedulable(
  action: DatabaseActionKind,
  cluster: Cluster,
): boolean {
  return find(action, cluster)?.isSchedulable ?? false;
}

/**
 * What an action is called.
 */
export function nameOf(
  action: DatabaseActionKind,
  cluster: Cluster,
): DatabaseActionKind | 'restart-all' {
  return action === 'restart' && !takesMember(action, cluster)
    ? 'restart-all'
    : action;
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
        ({ name, role }) => name !== leader && !isLeaderRole(role),
      );
}

/**
 * What the API is asked, or undefined where something is still to be chosen. `leader` is the one that the person saw.
 */
export function toRequest(
  action: DatabaseActionKind,
  choice: ActionChoice,
  leader: Database['leader'],
  cluster: Cluster,
): Omit<DatabaseActionRequest, 'reason' | 'dryRun'> | undefined {
  const isScheduled = choice.isScheduled && isSchedulable(action, cluster);
  const hasMember = takesMember(action, cluster);
  if (isScheduled && !choice.scheduledAt) {
    return undefined;
  }
  if (find(action, cluster)?.member === 'required' && !choice.member) {
    return undefined;
  }
  return {
    ...(leader && { leader }),
    ...(hasMember && choice.member && { member: choice.member }),
    ...(isScheduled && { scheduledAt: choice.scheduledAt }),
  };
}
