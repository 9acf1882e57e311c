import type { ClientSnapshot } from '../model/ClientSnapshot';
import type { ClusterSnapshot, NodeSnapshot } from '../model/ClusterSnapshot';
import { evaluate, type Evaluation } from './evaluate';
import type { EvaluationState } from './EvaluationState';
import type { PatroniNode } from '../model/patroni/PatroniNode';
import type { Reading } from '../model/Reading';
import { probe, refusedClient, servedClient } from './__testUtils__/clients';
import { changed, HEALTHY } from './__testUtils__/healthy';
import { NOW, observedAt, silent, sqlReading } from './__testUtils__/snapshots';

type Change = (snapshot: ClusterSnapshot) => ClusterSnapshot;

const nodes =
  (
    change: (node: NodeSnapshot, index: number) => Partial<NodeSnapshot>,
  ): Change =>
  snapshot => ({
    ...snapshot,
    nodes: snapshot.nodes.map((node, index) => ({
      ...node,
      ...change(node, index),
    })),
  });

const gone = <T>(reading: Reading<T> | undefined) =>
  reading && silent<T>(reading.source.id);

const told = (change: Partial<PatroniNode>) =>
  nodes(({ node }, index) =>
    node?.value && index === 0
      ? { node: { ...node, value: { ...node.value, ...change } } }
      : {},
  );

const stats =
  (
    change: (
      reading: NonNullable<ClusterSnapshot['routes'][0]['stats']>,
    ) => ClusterSnapshot['routes'][0]['stats'],
  ): Change =>
  snapshot => ({
    ...snapshot,
    routes: snapshot.routes.map(route => ({
      ...route,
      stats: route.stats && change(route.stats),
    })),
  });

const roles = (role: 'replica' | 'standby_leader'): Change =>
  nodes(({ cluster }) => ({
    cluster: cluster?.value && {
      ...cluster,
      value: {
        ...cluster.value,
        members: cluster.value.members.map((member, index) =>
          index === 0 ? { ...member, role } : member,
        ),
      },
    },
  }));

const clients =
  (make: (route: string) => ClientSnapshot): Change =>
  snapshot => ({
    ...snapshot,
    routes: snapshot.routes.map(route => ({
      ...route,
      client: make(route.name),
    })),
  });

/** What can be missing or otherwise; each is left as it is, or changed. */
const DIMENSIONS: Change[][] = [
  [
    snapshot => snapshot,
    nodes(({ cluster }) => ({ cluster: gone(cluster) })),
    roles('replica'),
    roles('standby_leader'),
  ],
  [
    snapshot => snapshot,
    nodes(({ node }) => ({ node: gone(node) })),
    nodes(({ node }, index) => (index === 0 ? { node: gone(node) } : {})),
    nodes(() => ({ node: undefined })),
    told({ writable: 'unknown', serverVersion: undefined }),
    told({ writable: false, role: 'replica' }),
  ],
  [
    snapshot => snapshot,
    snapshot => ({ ...snapshot, probed: true }),
    snapshot => ({
      ...nodes((_, index) => ({ sql: sqlReading(index > 0) }))(snapshot),
      probed: true,
    }),
  ],
  [
    snapshot => snapshot,
    snapshot => ({ ...snapshot, routes: [] }),
    stats(() => undefined),
    stats(reading => silent(reading.source.id)),
    stats(reading => ({ ...reading, value: { proxies: [], warnings: [] } })),
    snapshot => ({
      ...snapshot,
      routes: changed({
        servers: server => ({
          ...server,
          up: false,
          status: 'MAINT',
          administrative: true,
        }),
      }).routes,
    }),
  ],
  [
    snapshot => snapshot,
    clients(route => servedClient(route)),
    clients(route => servedClient(route, probe('served'))),
    clients(route => refusedClient(route, 'timeout', { servedAt: undefined })),
  ],
  [
    snapshot => snapshot,
    snapshot => ({ ...snapshot, managedBy: 'none' }),
    snapshot => ({ ...snapshot, nodes: [] }),
  ],
];

function* combinations(): Generator<ClusterSnapshot> {
  const total = DIMENSIONS.reduce((count, { length }) => count * length, 1);
  for (let number = 0; number < total; number += 1) {
    let rest = number;
    yield DIMENSIONS.reduce((snapshot, changes) => {
      const change = changes[rest % changes.length];
      rest = Math.floor(rest / changes.length);
      return change(snapshot);
    }, HEALTHY);
  }
}

const TELLING =
  /^(not-known|lock-unknown|route-unknown|servers-not-comparable|server-addresses-hidden|clients-never-served|backend-cut-off)$/;

/** What is wrong with the answer about a verdict that is not known; empty when it is right. */
function faults({ verdict, findings }: Evaluation): string[] {
  const telling = findings.filter(({ code }) => TELLING.test(code));
  const own = findings.filter(({ code }) => code === 'not-known');
  return verdict === 'unknown'
    ? [
        ...(telling.length === 0 ? ['nothing is said'] : []),
        ...telling
          .filter(({ next }) => !next)
          .map(({ code }) => `${code}: no step`),
        ...telling
          .filter(({ evidence }) => evidence.length === 0)
          .map(({ code }) => `${code}: no evidence`),
        ...own
          .filter(({ message }) => !/[^.]\.$/.test(message))
          .map(({ message }) => message),
      ]
    : own.map(() => `said although the verdict is ${verdict}`);
}

describe('a verdict that is not known', () => {
  it('always says what is not known, and what to do', () => {
    const wrong = new Set<string>();
    let unknown = 0;
    for (const snapshot of combinations()) {
      let state: EvaluationState | undefined;
      for (const seconds of [0, 2, 12, 60]) {
        const now = NOW + seconds * 1000;
        const at = evaluate(observedAt(snapshot, now), state, now);
        state = at.state;
        unknown += at.verdict === 'unknown' ? 1 : 0;
        faults(at).forEach(fault => wrong.add(fault));
      }
    }
    expect([...wrong]).toEqual([]);
    expect(unknown).toBeGreaterThan(50);
  });
});
