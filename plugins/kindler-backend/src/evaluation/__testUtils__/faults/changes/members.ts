import { atLeast } from '../../../../model/versions';
import { memberOf, type World, type WorldMember } from '../World';
import { recordLeader, relabel, report } from './kubernetes';
import { leaveStandbys } from './standbys';

const HOLDERS = ['leader', 'standby_leader'];

/** The lock holder according to the DCS. */
export function leaderOf(world: World): string | undefined {
  return (
    world.members.find(({ entry }) => HOLDERS.includes(entry?.role ?? ''))
      ?.name ??
    (world.managedBy === 'none'
      ? world.members.find(({ sql }) => !sql.inRecovery)?.name
      : undefined)
  );
}

/** The lock holder of a world that has one. */
export function holder(world: World): WorldMember {
  return memberOf(world, leaderOf(world)!);
}

/** The other members. */
export function replicas(world: World): WorldMember[] {
  const leader = leaderOf(world);
  return world.members.filter(({ name }) => name !== leader);
}

/** Patroni's version as nodes or pods report it. */
export function versionOf(world: World): string {
  return (
    world.members.find(({ own }) => own)?.own?.patroni.version ??
    statusVersion(world) ??
    '4.1.4'
  );
}

function statusVersion({ kubernetes }: World): string | undefined {
  const text = kubernetes?.pods[0]?.metadata?.annotations?.status;
  return text && (JSON.parse(text) as { version?: string }).version;
}

/** Patroni's word for a node that is out of recovery. */
export function primaryWord(world: World): string {
  return atLeast(versionOf(world), [4, 0]) ? 'primary' : 'master';
}

/** Patroni's word for the state of a streaming replica. */
export function streamingWord(world: World): string {
  return atLeast(versionOf(world), [3, 0, 4]) ? 'streaming' : 'running';
}

/** Takes the member out of recovery, and lets it say so. The lock is separate. */
export function promote(world: World, name: string, timeline: number): void {
  const member = memberOf(world, name);
  member.postgres = 'up';
  member.sqlFault = undefined;
  if (member.own) {
    const {
      replication_state: _state,
      sync_standby: _sync,
      ...own
    } = member.own;
    member.own = {
      ...own,
      patroni: member.own.patroni,
      state: 'running',
      role: primaryWord(world),
      server_version: 150018,
      xlog: { location: 67600000 },
      timeline,
    };
  }
  const { receiveLsn: _r, replayLsn: _p, upstream: _u, ...sql } = member.sql;
  member.sql = { ...sql, inRecovery: false, timeline, lsn: '0/4078000' };
  leaveStandbys(world, name);
  report(
    world,
    name,
    { role: primaryWord(world), state: 'running', timeline },
    ['replication_state'],
  );
}

/** Makes the member follow the leader on its timeline. */
export function follow(world: World, name: string, timeline: number): void {
  const member = memberOf(world, name);
  member.postgres = 'up';
  member.sqlFault = undefined;
  member.restFault = undefined;
  member.dcsAway = false;
  const state = streamingWord(world);
  const streams = state === 'streaming';
  if (member.own) {
    const { replication: _replication, ...own } = member.own;
    member.own = {
      ...own,
      patroni: own.patroni,
      state: 'running',
      role: 'replica',
      server_version: 150018,
      xlog: {
        received_location: 67600000,
        replayed_location: 67600000,
        replayed_timestamp: null,
        paused: false,
      },
      timeline,
      ...(streams ? { replication_state: 'streaming' } : {}),
    };
  }
  const { lsn: _lsn, standbys: _standbys, ...sql } = member.sql;
  member.sql = {
    ...sql,
    inRecovery: true,
    timeline,
    receiveLsn: '0/4078000',
    replayLsn: '0/4078000',
  };
  member.entry = {
    ...(member.entry ?? { name, host: member.at.host, port: member.at.port }),
    name,
    role: 'replica',
    state,
    timeline,
    lag: 0,
  };
  relabel(world, name, 'replica');
  report(world, name, {
    role: 'replica',
    state: 'running',
    timeline,
    ...(streams ? { replication_state: 'streaming' } : {}),
  });
}

/** Gives the member the lock: the DCS names it, whether it is promoted or not. */
export function takeLock(world: World, name: string): void {
  freeLock(world);
  const member = memberOf(world, name);
  const { lag: _lag, ...entry } = member.entry!;
  member.entry = { ...entry, name, role: 'leader', state: 'running' };
  world.members.forEach(({ own }) => delete own?.cluster_unlocked);
  recordLeader(world, name);
  relabel(world, name, 'leader');
}

/** Frees the lock in the DCS. */
export function freeLock(world: World): void {
  for (const { entry, own } of world.members) {
    if (HOLDERS.includes(entry?.role ?? '')) {
      Object.assign(entry!, { role: 'replica', lag: 0 });
    }
    if (own) {
      own.cluster_unlocked = true;
    }
  }
  recordLeader(world, undefined);
}
