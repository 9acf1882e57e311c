import { readFixture, readFixtureIfAny } from '../../fixtures';
import { readCsv } from '../CsvTable';
import type {
  RawCluster,
  RawNode,
  World,
  WorldMember,
  WorldRoute,
} from '../World';
import { holder } from '../changes/members';
import { standbysOf } from '../changes/standbys';

export interface Captured {
  name: string;
  /** E.g. `v4.1.4/01-healthy`. */
  patroni: string;
  /** E.g. `01-healthy.haproxy-3.0.0`; without it no gateway is configured. */
  haproxy?: string;
  probed?: boolean;
  client?: WorldRoute['client'];
  settings?: Record<string, unknown>;
}

const SETTINGS = { ttl: 20, loop_wait: 3, maximum_lag_on_failover: 1048576 };
const NAMES = ['patroni1', 'patroni2', 'patroni3'];

/** The lab with etcd as it was captured, and what SQL would have said. */
export function etcdWorld(options: Captured): World {
  const { name, patroni, haproxy, probed = false, client, settings } = options;
  const { members: entries, ...cluster } = JSON.parse(
    readFixture(`patroni/${patroni}/cluster.json`),
  ) as RawCluster;
  const members = NAMES.map((member, index): WorldMember => {
    const own = JSON.parse(
      readFixture(`patroni/${patroni}/patroni.${member}.json`),
    ) as RawNode;
    return {
      name: member,
      rest: `127.0.0.1:${18008 + index}`,
      named: own.patroni.name === undefined,
      entry: entries.find(entry => entry.name === member),
      own,
      sql: sqlOf(own),
      postgres: 'up',
      at: { host: '127.0.0.1', port: 54321 + index },
    };
  });
  const history = readFixtureIfAny(`patroni/${patroni}/history.json`);
  const world: World = {
    name,
    managedBy: 'patroni',
    probed,
    members,
    cluster,
    settings: { ...SETTINGS, ...settings },
    history: history ? (JSON.parse(history) as unknown[][]) : undefined,
    gateways: [],
    routes: [],
  };
  const leader = holder(world);
  standbysOf(world, leader.name);
  if (settings?.standby_cluster) {
    leader.sql.upstream = { host: '192.0.2.9', port: 5432 };
  }
  return haproxy ? withHaproxy(world, haproxy, client) : world;
}

function withHaproxy(
  world: World,
  haproxy: string,
  client: WorldRoute['client'],
): World {
  const route = (
    name: string,
    proxy: string,
    intent: WorldRoute['intent'],
  ): WorldRoute => ({
    name,
    gateway: 'edge',
    proxy,
    intent,
    servers: NAMES,
    otherTargets: [],
    checks: 'patroni',
    leads: Object.fromEntries(NAMES.map(member => [member, member])),
    listener: 'open',
    client,
  });
  return {
    ...world,
    gateways: [
      { name: 'edge', csv: readCsv(readFixture(`haproxy/${haproxy}.csv`)) },
    ],
    routes: [
      route('demo-rw', 'primary', 'read-write'),
      route('demo-ro', 'replicas', 'read-only'),
    ],
  };
}

/** What SQL would have said of a node that says this by REST. */
export function sqlOf(own: RawNode): WorldMember['sql'] {
  const writes = own.xlog !== undefined && 'location' in own.xlog;
  const common = {
    inRecovery: !writes,
    systemIdentifier: String(own.database_system_identifier),
    timeline: own.timeline,
    serverVersion: own.server_version,
    connections: 7,
    maxConnections: 100,
    slots: [],
  };
  return writes
    ? { ...common, lsn: '0/40665C8' }
    : { ...common, receiveLsn: '0/40665C8', replayLsn: '0/40665C8' };
}
