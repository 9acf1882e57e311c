import { memberOf, type RawNode, type World } from '../World';
import { report } from './kubernetes';
import { leaveStandbys } from './standbys';

const HOLDERS = ['leader', 'standby_leader'];

/** Patroni's report while the member's PostgreSQL does not answer it, in the given state. */
export function withoutAnswer(own: RawNode, state: string): RawNode {
  const {
    xlog: _xlog,
    server_version: _version,
    timeline: _timeline,
    replication: _replication,
    replication_state: _state,
    postmaster_start_time: _start,
    ...rest
  } = own;
  return { ...rest, state, patroni: own.patroni };
}

/** Stops, crashes or starts PostgreSQL. No client is served. */
export function stopPostgres(
  world: World,
  name: string,
  state = 'stopped',
): void {
  const member = memberOf(world, name);
  member.postgres = state.includes('starting') ? 'starting' : 'down';
  member.sqlFault = 'refused';
  if (member.own) {
    member.own = withoutAnswer(member.own, state);
  }
  if (member.entry) {
    const { timeline: _timeline, ...entry } = member.entry;
    const lost = HOLDERS.includes(entry.role) ? {} : unknownLags(entry);
    member.entry = { ...entry, ...lost, state };
  }
  leaveStandbys(world, name);
  report(world, name, { state }, [
    'timeline',
    'xlog_location',
    'replication_state',
  ]);
}

/** Patroni's form of lags that it does not know. */
export function unknownLags(entry: Record<string, unknown>) {
  const keys = [
    'lag',
    'receive_lag',
    'replay_lag',
    'lsn',
    'receive_lsn',
    'replay_lsn',
  ];
  return Object.fromEntries(
    keys.filter(key => key in entry).map(key => [key, 'unknown']),
  );
}
