import { settleBackend } from '../CsvTable';
import { AMBER, BAD, RED, type KindOfFault } from '../KindOfFault';
import type { World } from '../World';
import {
  csvOf,
  cutOff,
  ownServers,
  rise,
  writeRoutesOf,
} from '../changes/haproxy';
import { replicas } from '../changes/members';
import { stopPostgres } from '../changes/stopPostgres';
import {
  all,
  hasReplica,
  hasRest,
  isChecked,
  isProbed,
  isServing,
  isStandbyCluster,
} from '../traits';

const standbyLeader = (world: World) =>
  world.members.find(({ entry }) => entry?.role === 'standby_leader')!;

/** Standby clusters, PostgreSQL without Patroni, and what went before. */
export const OTHER_KINDS: readonly KindOfFault[] = [
  {
    name: 'standby-leader-stopped',
    appliesTo: isStandbyCluster,
    change: world => stopPostgres(world, standbyLeader(world).name),
    expected: { verdicts: BAD, from: 30 },
  },
  {
    name: 'standby-leader-silent',
    appliesTo: isStandbyCluster,
    change: world => cutOff(world, standbyLeader(world).name),
    expected: { verdicts: BAD, from: 30 },
  },
  {
    name: 'standby-leader-accepts-writes',
    appliesTo: isStandbyCluster,
    change: world => {
      const leader = standbyLeader(world);
      leader.own!.role = 'primary';
      leader.own!.xlog = { location: 67600000 };
      leader.sql.inRecovery = false;
      leader.sql.lsn = '0/7000000';
    },
    expected: { verdicts: BAD, codes: ['standby-accepts-writes'] },
  },
  {
    name: 'standby-leader-does-not-replicate',
    appliesTo: all(isStandbyCluster, isProbed),
    change: world => {
      const { upstream: _upstream, ...sql } = standbyLeader(world).sql;
      standbyLeader(world).sql = { ...sql, receiver: 'none' };
    },
    expected: { verdicts: BAD, from: 40 },
  },
  {
    name: 'route-for-writes-up-on-the-standby-leader',
    appliesTo: all(isStandbyCluster, ({ routes }) => routes.length > 0),
    change: world => {
      const leader = standbyLeader(world);
      for (const route of writeRoutesOf(world)) {
        ownServers(world, route)
          .filter(({ svname }) => route.leads[svname] === leader.name)
          .forEach(row => rise(row));
        settleBackend(csvOf(world, route), route.proxy);
      }
    },
    expected: {
      verdicts: BAD,
      codes: ['writes-to-read-only', 'clients-read-only'],
    },
  },
  {
    name: 'replica-of-a-standby-cluster-stopped',
    appliesTo: isStandbyCluster,
    change: world => stopPostgres(world, replicas(world)[0].name),
    expected: { verdicts: AMBER, from: 40, codes: ['member-not-running'] },
  },
  {
    name: 'nobody-leads-a-standby-cluster',
    appliesTo: isStandbyCluster,
    change: world => {
      const leader = standbyLeader(world);
      leader.restFault = 'refused';
      leader.sqlFault = 'refused';
      leader.postgres = 'down';
      leader.entry = undefined;
      world.members.forEach(({ own }) => {
        own!.cluster_unlocked = true;
      });
    },
    expected: { verdicts: BAD, from: 40 },
  },
  {
    name: 'stray-standby-leader-and-no-way-for-writes',
    appliesTo: all(hasRest, hasReplica, isServing, isChecked),
    change: (world, seconds) => {
      const stray = replicas(world).at(-1)!;
      stray.own!.role = 'standby_leader';
      delete stray.entry;
      if (seconds >= 4) {
        for (const route of writeRoutesOf(world)) {
          ownServers(world, route).forEach(row =>
            Object.assign(row, {
              status: 'DOWN',
              check_status: 'L4CON',
              check_code: '',
            }),
          );
          settleBackend(csvOf(world, route), route.proxy);
        }
      }
    },
    expected: {
      verdicts: RED,
      from: 14,
      codes: ['no-write-route', 'clients-closed'],
    },
  },
];
