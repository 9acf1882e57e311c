import { AMBER, BAD, RED, type KindOfFault } from '../KindOfFault';
import type { World } from '../World';
import { holder, leaderOf, replicas } from '../changes/members';
import { leaveStandbys } from '../changes/standbys';
import { all, hasReplica, hasRest, isProbed, isServing, not } from '../traits';

const restReplica = all(hasRest, hasReplica, isServing);

const last = (world: World) => replicas(world).at(-1)!;

/** What single nodes say that cannot be well. */
export const NODE_KINDS: readonly KindOfFault[] = [
  {
    name: 'replica-of-another-system',
    appliesTo: restReplica,
    change: world => {
      const { own, sql } = last(world);
      own!.database_system_identifier = '7999999999999999999';
      sql.systemIdentifier = '7999999999999999999';
    },
    expected: { verdicts: RED, codes: ['system-identifiers-differ'] },
  },
  {
    name: 'node-of-another-scope',
    appliesTo: restReplica,
    change: world => {
      const replica = last(world);
      delete replica.entry;
      leaveStandbys(world, replica.name);
      replica.own!.patroni.scope = 'another';
    },
    expected: {
      verdicts: BAD,
      from: 40,
      codes: ['member-unlisted', 'scopes-differ'],
    },
  },
  {
    name: 'slot-keeps-much-wal',
    appliesTo: all(isProbed, isServing),
    change: world => {
      const { sql } = holder(world);
      sql.lsn = '5/40000000';
      sql.slots = [
        {
          name: 'gone',
          type: 'physical',
          active: false,
          restartLsn: '0/3000000',
          walStatus: 'extended',
        },
      ];
      replicas(world).forEach(replica => {
        replica.sql.receiveLsn = '5/40000000';
        replica.sql.replayLsn = '5/40000000';
      });
    },
    expected: { verdicts: AMBER, from: 62, codes: ['slot-inactive'] },
    until: 76,
  },
  {
    name: 'slot-lost',
    appliesTo: all(isProbed, isServing),
    change: world => {
      holder(world).sql.slots = [
        { name: 'gone', type: 'logical', active: false, walStatus: 'lost' },
      ];
    },
    expected: { verdicts: AMBER, codes: ['slot-lost'] },
  },
  {
    name: 'watchdog-failed',
    appliesTo: all(hasRest, isServing),
    change: world => {
      holder(world).own!.watchdog_failed = true;
    },
    expected: { verdicts: AMBER, codes: ['watchdog-failed'] },
  },
  {
    name: 'leader-without-address',
    appliesTo: all(hasRest, isServing, not(hasPatroniPoolers)),
    change: world => {
      const entry = holder(world).entry!;
      delete entry.host;
      delete entry.port;
      entry.api_url = 'http://:8008/patroni';
    },
    expected: { verdicts: AMBER, codes: ['leader-without-address'] },
  },
  {
    name: 'two-nodes-accept-writes',
    appliesTo: all(
      hasReplica,
      isServing,
      world => hasRest(world) || world.probed,
    ),
    change: world => {
      const replica = last(world);
      const timeline = (holder(world).sql.timeline ?? 1) + 1;
      if (replica.own) {
        replica.own.role = holder(world).own!.role;
        replica.own.xlog = { location: 67600000 };
        replica.own.timeline = timeline;
        delete replica.own.replication_state;
      }
      const {
        receiveLsn: _r,
        replayLsn: _p,
        upstream: _u,
        ...sql
      } = replica.sql;
      replica.sql = { ...sql, inRecovery: false, timeline, lsn: '0/7000000' };
      leaveStandbys(world, replica.name);
    },
    expected: { verdicts: RED, from: 6, codes: ['split-brain'] },
  },
  {
    name: 'two-nodes-accept-writes-and-only-sql-tells',
    appliesTo: all(hasReplica, isServing, isProbed, hasRest),
    change: world => {
      const replica = last(world);
      replica.restFault = 'timeout';
      replica.dcsAway = true;
      const {
        receiveLsn: _r,
        replayLsn: _p,
        upstream: _u,
        ...sql
      } = replica.sql;
      replica.sql = { ...sql, inRecovery: false, lsn: '0/7000000' };
      leaveStandbys(world, replica.name);
    },
    expected: { verdicts: RED, from: 6, codes: ['split-brain'] },
  },
  {
    name: 'only-another-than-the-holder-accepts-writes',
    appliesTo: all(hasRest, hasReplica, isServing),
    change: world => {
      const other = last(world);
      const leader = holder(world);
      const { xlog, role } = leader.own!;
      leader.own!.role = 'replica';
      leader.own!.xlog = other.own!.xlog;
      delete leader.own!.replication;
      other.own!.role = role;
      other.own!.xlog = xlog;
      delete other.own!.replication_state;
      const { inRecovery: _i, ...sql } = leader.sql;
      leader.sql = { ...other.sql, timeline: sql.timeline };
      other.sql = { ...sql, inRecovery: false, standbys: [] };
    },
    expected: { verdicts: RED, from: 40 },
  },
  {
    name: 'nobody-streams-from-the-leader',
    appliesTo: restReplica,
    change: world => {
      const leader = leaderOf(world);
      world.members
        .filter(({ name }) => name !== leader)
        .forEach(({ own, entry, name }) => {
          entry!.state = 'in archive recovery';
          leaveStandbys(world, name);
          if (own!.replication_state) {
            own!.replication_state = 'in archive recovery';
          }
        });
    },
    expected: {
      verdicts: ['degraded', 'critical', 'ok', 'unknown'],
      from: 40,
    },
  },
];

function hasPatroniPoolers({ gateways }: World): boolean {
  return gateways.some(({ csv }) =>
    csv.rows.some(({ addr }) => addr.endsWith(':6432')),
  );
}
