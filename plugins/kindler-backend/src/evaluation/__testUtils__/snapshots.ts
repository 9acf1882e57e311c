import { word } from '@kindler/backstage-plugin-kindler-common';
import type {
  ClusterSnapshot,
  NodeSnapshot,
  RouteSnapshot,
} from '../../model/ClusterSnapshot';
import { parseStats } from '../../haproxy/parsing/parseStats';
import { parseCluster } from '../../dcs/parseCluster';
import { parseNode } from '../../patroni/parseNode';
import type { SqlView } from '../../model/postgres/SqlView';
import type { Reading } from '../../model/Reading';
import { classifyError, SourceError } from '../../model/fault';
import { readFixture, readFixtureIfAny } from './fixtures';

/** The moment of the tests. */
export const NOW = Date.parse('2026-11-22T09:00:00Z');

const MEMBERS = [1, 2, 3].map(number => ({
  name: `patroni${number}`,
  address: `127.0.0.1:${18007 + number}`,
}));

export interface SampleOptions {
  /** E.g. `v4.1.4/01-healthy`. */
  patroni: string;
  /** E.g. `01-healthy.haproxy-3.0.0`; without it no gateway is configured. */
  haproxy?: string;
  now?: number;
}

/** A snapshot of the lab in which the samples were taken, as if all sources had just answered. */
export function sampleSnapshot(options: SampleOptions): ClusterSnapshot {
  const { patroni, haproxy, now = NOW } = options;
  const clusterText = readFixture(`patroni/${patroni}/cluster.json`);
  const nodes = MEMBERS.map(({ name, address }): NodeSnapshot => {
    const text = readFixtureIfAny(`patroni/${patroni}/patroni.${name}.json`);
    const id = `patroni-rest:demo/${address}`;
    return {
      address,
      name,
      node: text ? reading(id, parseNode(text), now) : silent(id, now),
      cluster: text
        ? reading(id, parseCluster(clusterText), now)
        : silent(id, now),
    };
  });
  const routes = haproxy
    ? [
        sampleRoute('demo-rw', 'primary', 'read-write', haproxy, now),
        sampleRoute('demo-ro', 'replicas', 'read-only', haproxy, now),
      ]
    : [];
  return {
    name: 'demo',
    managedBy: 'patroni',
    probed: false,
    nodes,
    routes,
    settings: reading(
      'patroni-rest:demo',
      { ttl: 20, loopWait: 3, maximumLagOnFailover: 1048576 },
      now,
    ),
    intervalMs: 2000,
    timeoutMs: 2000,
  };
}

function sampleRoute(
  name: string,
  proxy: string,
  intent: RouteSnapshot['intent'],
  haproxy: string,
  now: number,
): RouteSnapshot {
  const stats = parseStats(readFixture(`haproxy/${haproxy}.csv`));
  return {
    name,
    gateway: 'edge',
    proxy,
    intent,
    servers: MEMBERS.map(member => member.name),
    otherTargets: [
      { name: 'archive', database: 'archive', servers: ['other'] },
    ],
    stats: reading('haproxy-stats:edge', stats, now),
  };
}

/** A fresh answer. */
export function reading<T>(id: string, value: T, now = NOW): Reading<T> {
  return { source: sourceOf(id), value, observedAt: now };
}

/** A source that has not answered for a while. */
export function silent<T>(id: string, now = NOW, value?: T): Reading<T> {
  return {
    source: sourceOf(id),
    value,
    observedAt: value === undefined ? undefined : now - 60_000,
    failingSince: now - 50_000,
    failures: 9,
    fault: classifyError(
      new SourceError('timeout', word('fault-no-answer', {})),
      sourceOf(id),
    ),
  };
}

/** What a node says by SQL. */
export function sqlReading(
  inRecovery: boolean,
  now = NOW,
  more: Partial<SqlView> = {},
): Reading<SqlView> {
  return reading('postgres-sql:demo/node', { inRecovery, ...more }, now);
}

/** The same snapshot as if every source had answered at another time. */
export function observedAt(
  snapshot: ClusterSnapshot,
  now: number,
): ClusterSnapshot {
  const moved = <T>(old: Reading<T> | undefined): Reading<T> | undefined =>
    old && {
      ...old,
      observedAt:
        old.failures || old.value === undefined ? old.observedAt : now,
    };
  const { kubernetes } = snapshot;
  return {
    ...snapshot,
    kubernetes: kubernetes && {
      reading: { ...kubernetes.reading, ...moved(kubernetes.reading) },
      // Its holder goes on renewing the lock.
      sighting: kubernetes.sighting && { ...kubernetes.sighting, movedAt: now },
    },
    settings: moved(snapshot.settings),
    nodes: snapshot.nodes.map(node => ({
      ...node,
      node: moved(node.node),
      cluster: moved(node.cluster),
      sql: moved(node.sql),
    })),
    routes: snapshot.routes.map(route => ({
      ...route,
      stats: moved(route.stats),
    })),
  };
}

function sourceOf(id: string) {
  const kind = id.split(':', 1)[0] as Reading<unknown>['source']['kind'];
  return { id, kind, target: id.slice(kind.length + 1) };
}
