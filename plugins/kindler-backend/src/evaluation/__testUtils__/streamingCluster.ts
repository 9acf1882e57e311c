import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import { parseCluster } from '../../dcs/parseCluster';
import { parseNode } from '../../patroni/parseNode';
import type { SqlView } from '../../model/postgres/SqlView';
import { HEALTHY } from './healthy';
import { NOW, reading, sqlReading } from './snapshots';

export type Json = Record<string, unknown>;

export interface Told {
  version?: string;
  /** Entries of `replication` of n1, and of n2. */
  sent?: Json[];
  relayed?: Json[];
  /** The reports of n2 and n3 on themselves, and their entries in `/cluster`. */
  own?: [Json | undefined, Json | undefined];
  listed?: [Json, Json];
  sql?: Array<Partial<SqlView> | undefined>;
  leader?: Json;
}

export const sends = (name: string, more: Json = {}) => ({
  application_name: name,
  client_addr: `10.0.0.${name.at(-1)}`,
  state: 'streaming',
  sync_state: 'async',
  ...more,
});

/** A leader n1 and its replicas n2 and n3, as a version of Patroni reports them. */
export function cluster(told: Told): ClusterSnapshot {
  const { version = '2.1.7', sent, relayed, own, listed, sql } = told;
  const members = ['n1', 'n2', 'n3'].map((name, index) => ({
    name,
    role: index === 0 ? 'leader' : 'replica',
    state: 'running',
    host: `10.0.0.${index + 1}`,
    port: 5432,
    timeline: 4,
    ...(index === 0 ? {} : { lag: 0, ...listed?.[index - 1] }),
  }));
  const view = parseCluster(JSON.stringify({ members }));
  const node = (index: number) => ({
    state: 'running',
    role: index === 0 ? 'master' : 'replica',
    server_version: 150004,
    xlog:
      index === 0
        ? { location: 1000 }
        : { received_location: 1000, replayed_location: 1000, paused: false },
    timeline: 4,
    patroni: { version, scope: 'x', name: `n${index + 1}` },
    ...(index === 0 ? { replication: sent, ...told.leader } : own?.[index - 1]),
    ...(index === 1 ? { replication: relayed } : {}),
  });
  const asked = [0, 1, 2].filter(
    index => index === 0 || !own || own[index - 1] !== undefined,
  );
  return {
    ...HEALTHY,
    probed: sql !== undefined,
    routes: [],
    nodes: asked.map(index => ({
      address: `10.0.0.${index + 1}:8008`,
      name: `n${index + 1}`,
      node: reading(
        `patroni-rest:x/n${index + 1}`,
        parseNode(JSON.stringify(node(index))),
      ),
      cluster: reading(`patroni-rest:x/n${index + 1}`, view),
      sql: sql?.[index] && sqlReading(index > 0, NOW, sql[index]),
    })),
  };
}

export const OK: string[] = [];
