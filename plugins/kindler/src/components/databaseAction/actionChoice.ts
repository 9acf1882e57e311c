import {
  isLeaderRole,
  type Database,
  type DatabaseActionKind,
  type DatabaseActionRequest,
  type DatabaseMember,
} from '@kindler/backstage-plugin-kindler-common';

/** The user's choices so far. */
export interface ActionChoice {
  /** Empty for none yet, or for any suitable member. */
  member: string;
  isScheduled: boolean;
  /** ISO time, if one was chosen. */
  scheduledAt?: string;
  /** Whether poolers, where there are some, hold clients back. */
  pause: boolean;
  reason: string;
}

/** Actions on a single member. */
export const MEMBER_ACTIONS = [
  'switchover',
  'restart',
  'reinitialize',
] as const;

export type MemberAction = (typeof MEMBER_ACTIONS)[number];

/** The options that are accepted by whoever carries out the actions. */
export type Cluster = Pick<Database, 'actions'>;

function find(action: DatabaseActionKind, { actions }: Cluster) {
  return actions.find(({ kind }) => kind === action);
}

/** Whether an action accepts a member. */
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

/** PgBouncers that can hold clients back meanwhile, which only a switchover of now lets them do. */
export function poolersFor(
  action: DatabaseActionKind,
  { isScheduled }: Pick<ActionChoice, 'isScheduled'>,
  { gateways }: Pick<Database, 'gateways'>,
): string[] {
  const known = gateways.flatMap(({ intent, poolers = [] }) =>
    intent === 'read-write' ? poolers : [],
  );
  return action === 'switchover' && !isScheduled ? [...new Set(known)] : [];
}

/** Returns the name of an action. */
export function nameOf(
  action: DatabaseActionKind,
  cluster: Cluster,
): DatabaseActionKind | 'restart-all' {
  return action === 'restart' && !takesMember(action, cluster)
    ? 'restart-all'
    : action;
}

/** Returns the possible members of an action. Only replicas can take over or be copied again. */
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

/** Returns the request to the API, or undefined if a choice is missing. `leader` is the one that the user saw. */
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
    ...(action === 'switchover' && !choice.pause && { pause: false }),
  };
}
