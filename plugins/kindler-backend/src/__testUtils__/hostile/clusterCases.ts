import { NOW, reading, silent } from '../../evaluation/__testUtils__/snapshots';
import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import { evaluate } from '../../evaluation/evaluate';
import { trackedValuesOf } from '../../events/TrackedValue';
import { toDatabase } from '../../evaluation/views/toDatabase';
import { databaseDigest } from '../../observer/digests';
import {
  asked,
  cluster,
  host,
  idOf,
  nodeSays,
  routed,
  servers,
  snapshot,
  sql,
  told,
} from './clusterShapes';
import { oldProcesses } from './haproxyCases';
import { many, type HostileCase } from './HostileCase';

/** Clusters of a size, in the shapes that sources may give them. */
const SNAPSHOTS: Record<string, (size: number) => ClusterSnapshot> = {
  members: n => told(n),
  'members at one address': n => told(n, () => ({ host: host(0) })),
  'members without an address': n => told(n, () => ({ host: undefined })),
  'members that follow each other': n =>
    told(n, index => ({ tags: { replicatefrom: `m${index - 1}` } })),
  'members that do not run': n => told(n, () => ({ state: 'crashed' })),
  'members that wait for a restart': n =>
    told(n, index => ({
      pending_restart: true,
      pending_restart_reason: { [`p${index}`]: {} },
    })),
  'members that lag': n => told(n, () => ({ lag: 1e9 })),
  'members on timelines of their own': n =>
    told(n, index => ({ timeline: index })),
  'members without a leader': n => told(n, () => ({ role: 'replica' })),
  'synchronous members': n =>
    told(n, index => (index > 0 ? { role: 'sync_standby' } : {})),
  'standbys of a node': n =>
    told(n, () => ({ state: 'running' }), {
      replication: many(n, index => ({
        application_name: `m${index}`,
        client_addr: host(index),
        state: 'streaming',
      })),
    }),
  'standbys of a node that are no members': n =>
    told(n, () => ({ state: 'running' }), {
      replication: many(n, index => ({
        application_name: `x${index}`,
        client_addr: host(1),
        state: 'streaming',
      })),
    }),
  nodes: n => asked(n),
  'nodes that are silent': n =>
    asked(n, index => ({ node: silent(idOf(index)) })),
  'nodes that all accept writes': n =>
    asked(n, index => ({
      node: reading(
        idOf(index),
        nodeSays(0, { patroni: { name: `m${index}` } }),
      ),
    })),
  'nodes that are not listed': n =>
    asked(n, index => ({
      address: `u${index}:8008`,
      name: `u${index}`,
      node: reading(idOf(index), nodeSays(1)),
    })),
  'nodes that disagree': n =>
    asked(n, index => ({
      cluster: reading(
        idOf(index),
        cluster(1, () => ({ name: `m${index}` })),
      ),
    })),
  'nodes by SQL, with standbys that are no members': n =>
    snapshot({
      managedBy: 'none',
      nodes: many(n, index => ({
        address: `${host(index)}:5432`,
        name: `m${index}`,
        sql: sql(index, {
          standbys:
            index === 0
              ? many(n, at => ({ name: `x${at}`, address: '11.0.0.1' }))
              : undefined,
        }),
      })),
    }),
  'nodes by SQL that are silent': n =>
    snapshot({
      managedBy: 'none',
      nodes: many(n, index => ({
        address: `${host(index)}:5432`,
        name: `m${index}`,
        sql: silent(`postgres-sql:demo/${index}`),
      })),
      routes: routed(
        1,
        servers(n, index => ({ addr: `${host(index)}:5432` })),
      ),
    }),
  'slots of a node': n =>
    asked(2, index => ({
      sql: sql(index, {
        slots: many(n, at => ({
          name: `s${at}`,
          type: 'physical',
          active: false,
          walStatus: 'lost',
        })),
      }),
    })),
  'servers that are members': n => ({
    ...asked(n),
    routes: routed(
      1,
      servers(n, index => ({ addr: `${host(index)}:5432` })),
    ),
  }),
  'servers without an address': n => ({
    ...told(n),
    routes: routed(
      1,
      servers(n, () => ({})),
    ),
  }),
  'servers that are nobody': n => ({
    ...told(n),
    routes: routed(
      1,
      servers(n, () => ({ addr: '11.0.0.1:1' })),
    ),
  }),
  'servers that track each other': n => ({
    ...told(3),
    routes: routed(
      1,
      servers(n, index => ({ status: `MAINT (via px/m${index + 1})` })),
    ),
  }),
  'routes that are down': n => ({
    ...told(3),
    routes: routed(
      n,
      servers(3, index => ({ status: 'DOWN', addr: `${host(index)}:5432` })),
    ),
  }),
  'sessions of old processes': n => {
    const stats = servers(n, () => ({ addr: `${host(0)}:5432` }));
    const processes = reading('haproxy-runtime:edge/master', oldProcesses(n));
    return {
      ...told(3),
      routes: routed(1, stats, () => ({
        servers: many(n, index => `m${index}`),
        stats: { ...reading('haproxy-stats:edge', stats), processes },
      })),
    };
  },
};

/** Judges each of them anew, and tells of it. */
export const clusterCases: HostileCase[] = Object.entries(SNAPSHOTS).map(
  ([name, snapshotOf]) => ({
    name: `judging ${name}`,
    size: 20,
    make: size => {
      const given = snapshotOf(size);
      const before = evaluate(given, undefined, NOW - 2000);
      return () => {
        const evaluation = evaluate(given, before.state, NOW);
        const database = toDatabase(given, evaluation);
        databaseDigest(database);
        trackedValuesOf(database, 1);
      };
    },
  }),
);
