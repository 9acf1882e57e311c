import { memberOf, type World, type WorldMember } from '../World';
import { annotate, recordOf } from './kubernetes';

/** Makes everybody stream from the member, according to its own lists. */
export function standbysOf(world: World, name: string): void {
  const leader = memberOf(world, name);
  const others = world.members.filter(
    member => member !== leader && member.postgres === 'up' && !member.dcsAway,
  );
  if (leader.own) {
    leader.own.replication = others.map(other => ({
      usename: 'replicator',
      application_name: other.name,
      client_addr: other.at.host,
      state: 'streaming',
      sync_state: 'async',
      sync_priority: 0,
    }));
  }
  leader.sql.standbys = others.map(other => ({
    name: other.name,
    address: other.at.host,
  }));
  others.forEach(other => {
    other.sql.upstream = leader.at;
  });
  chooseSync(world, others);
}

/** Makes standbys synchronous if the mode is on: one of them, or all that may vote. */
function chooseSync(world: World, standbys: WorldMember[]): void {
  const record = recordOf(world, 'sync');
  const mode = world.settings?.synchronous_mode;
  const quorum = mode === 'quorum';
  const chosen = quorum ? standbys : standbys.slice(0, 1);
  if (record) {
    const names = chosen.map(({ name }) => name).join(',');
    annotate(record, { sync_standby: names || undefined });
  }
  if (!mode) {
    return;
  }
  const role = quorum ? 'quorum_standby' : 'sync_standby';
  for (const { entry, own } of standbys) {
    if (entry) {
      entry.role = chosen.some(({ name }) => name === entry.name)
        ? role
        : 'replica';
    }
    delete own?.sync_standby;
    delete own?.quorum_standby;
  }
  for (const { own } of chosen) {
    Object.assign(own ?? {}, { [role]: true });
  }
}

/** Removes the member from all lists of standbys. */
export function leaveStandbys(world: World, name: string): void {
  for (const { own, sql } of world.members) {
    if (own?.replication) {
      own.replication = own.replication.filter(
        ({ application_name }) => application_name !== name,
      );
      if (own.replication.length === 0) {
        delete own.replication;
      }
    }
    if (sql.standbys) {
      sql.standbys = sql.standbys.filter(standby => standby.name !== name);
    }
  }
}
