import type {
  DatabaseAction,
  DatabaseActionKind,
} from '@kindler/backstage-plugin-kindler-common';

const MEMBERS: Partial<Record<DatabaseActionKind, DatabaseAction['member']>> = {
  switchover: 'optional',
  restart: 'required',
  reinitialize: 'required',
};

/** Actions as Patroni takes them. */
export function byPatroni(...kinds: DatabaseActionKind[]): DatabaseAction[] {
  return kinds.map(kind => ({
    kind,
    member: MEMBERS[kind] ?? 'none',
    isSchedulable: kind === 'switchover' || kind === 'restart',
  }));
}

/** Actions as PGO takes them: at once, and a restart of all. */
export function byPgo(...kinds: DatabaseActionKind[]): DatabaseAction[] {
  return kinds.map(kind => ({
    kind,
    member: kind === 'switchover' ? 'optional' : 'none',
    isSchedulable: false,
  }));
}
