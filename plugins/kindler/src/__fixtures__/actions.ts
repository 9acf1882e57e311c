import type {
  DatabaseAction,
  DatabaseActionKind,
} from '@kindler/backstage-plugin-kindler-common';

const MEMBERS: Partial<Record<DatabaseActionKind, DatabaseAction['member']>> = {
  switchover: 'optional',
  restart: 'required',
  reinitialize: 'required',
};

/** Actions with the options that Patroni accepts. */
export function byPatroni(...kinds: DatabaseActionKind[]): DatabaseAction[] {
  return kinds.map(kind => ({
    kind,
    member: MEMBERS[kind] ?? 'none',
    isSchedulable: kind === 'switchover' || kind === 'restart',
  }));
}

/** Actions with the options that PGO accepts: at once only, and a restart of all members. */
export function byPgo(...kinds: DatabaseActionKind[]): DatabaseAction[] {
  return kinds.map(kind => ({
    kind,
    member: kind === 'switchover' ? 'optional' : 'none',
    isSchedulable: false,
  }));
}
