import { reading } from '../../evaluation/__testUtils__/snapshots';
import type {
  ClusterSnapshot,
  NodeSnapshot,
  RouteSnapshot,
} from '../../model/ClusterSnapshot';
import type { GatewayStats } from '../../model/haproxy/GatewayStats';
import { parseCluster } from '../../dcs/parseCluster';
import { parseNode } from '../../patroni/parseNode';
import type { SqlView } from '../../model/postgres/SqlView';
import { many } from './HostileCase';
import { serverRow, statsOf } from './haproxyCases';

type Fields = Record<string, unknown>;

export const host = (index: number) =>
  `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
export const idOf = (index: number) => `patroni-rest:demo/${host(index)}:8008`;

/** `/cluster` with so many members. */
export function cluster(
  size: number,
  more: (index: number) => Fields = () => ({}),
) {
  const members = many(size, index => ({
    name: `m${index}`,
    role: index === 0 ? 'leader' : 'replica',
    state: index === 0 ? 'running' : 'streaming',
    host: host(index),
    port: 5432,
    timeline: 1,
    ...more(index),
  }));
  return parseCluster(JSON.stringify({ members }));
}

export function nodeSays(index: number, more: Fields = {}) {
  return parseNode(
    JSON.stringify({
      state: 'running',
      role: index === 0 ? 'primary' : 'replica',
      patroni: { name: `m${index}`, version: '4.0.0' },
      timeline: 1,
      server_version: 150000,
      xlog: index === 0 ? { location: 1 } : { received_location: 1 },
      ...more,
    }),
  );
}

export function snapshot(more: Partial<ClusterSnapshot>): ClusterSnapshot {
  return {
    name: 'demo',
    managedBy: 'patroni',
    probed: true,
    nodes: [],
    routes: [],
    intervalMs: 2000,
    timeoutMs: 2000,
    ...more,
  };
}

/** What one node tells of many. */
export function told(
  size: number,
  members?: (index: number) => Fields,
  node?: Fields,
): ClusterSnapshot {
  const only: NodeSnapshot = {
    address: `${host(0)}:8008`,
    node: reading(idOf(0), nodeSays(0, node)),
    cluster: reading(idOf(0), cluster(size, members)),
  };
  return snapshot({ nodes: [only] });
}

/** Many nodes, each of which tells of itself. */
export function asked(
  size: number,
  more: (index: number) => Partial<NodeSnapshot> = () => ({}),
): ClusterSnapshot {
  const all = cluster(size);
  return snapshot({
    nodes: many(size, index => ({
      address: `${host(index)}:8008`,
      name: `m${index}`,
      node: reading(idOf(index), nodeSays(index)),
      cluster: reading(idOf(index), all),
      ...more(index),
    })),
  });
}

export const sql = (index: number, more: Partial<SqlView>) =>
  reading<SqlView>(`postgres-sql:demo/${index}`, {
    inRecovery: index > 0,
    serverVersion: 150000,
    ...more,
  });

export function routed(
  size: number,
  stats: GatewayStats,
  more: (index: number) => Partial<RouteSnapshot> = () => ({}),
): RouteSnapshot[] {
  return many(size, index => ({
    name: `rw${index}`,
    gateway: 'edge',
    proxy: 'px',
    intent: 'read-write',
    servers: [],
    otherTargets: [],
    stats: reading('haproxy-stats:edge', stats),
    ...more(index),
  }));
}

export const servers = (size: number, more: (index: number) => Fields) =>
  statsOf(
    many(size, index =>
      serverRow('px', `m${index}`, more(index) as Record<string, string>),
    ),
  );
