import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { evaluate } from './evaluate';
import type { StatsServer } from '../model/haproxy/GatewayStats';
import type { KubernetesObject } from '../model/kubernetes/KubernetesObject';
import { readKubernetesCluster } from '../kubernetes/clusters/readKubernetesCluster';
import { parseCluster } from '../dcs/parseCluster';
import { parseNode } from '../patroni/parseNode';
import { readFixture } from './__testUtils__/fixtures';
import { foundSnapshot } from './__testUtils__/foundSnapshot';
import { HEALTHY } from './__testUtils__/healthy';
import { NOW, observedAt, reading } from './__testUtils__/snapshots';

/** What the samples do not show, and what must not be taken for well. */

const SAMPLE = 'v4.1.4/01-healthy';
const CLUSTER = JSON.parse(readFixture(`patroni/${SAMPLE}/cluster.json`));
const LEADER = JSON.parse(
  readFixture(`patroni/${SAMPLE}/patroni.patroni1.json`),
);

function judged(snapshot: ClusterSnapshot, seconds = 60) {
  const later = NOW + seconds * 1000;
  const moved = observedAt(snapshot, later);
  if (moved.kubernetes) {
    const { reading: old, sighting } = moved.kubernetes;
    moved.kubernetes = {
      reading: { ...old, observedAt: later },
      sighting: { ...sighting!, movedAt: later },
    };
  }
  const first = evaluate(snapshot, undefined, NOW);
  const { verdict, findings } = evaluate(moved, first.state, later);
  return [
    verdict,
    ...findings.map(({ severity, code }) => `${severity} ${code}`),
  ];
}

describe('/cluster', () => {
  type Entry = Record<string, unknown>;
  const told = (change: (member: Entry) => Entry) =>
    JSON.stringify({
      ...CLUSTER,
      members: CLUSTER.members.map(change),
    });
  const judgedAs = (change: (member: Entry) => Entry) => {
    const value = parseCluster(told(change));
    return judged({
      ...HEALTHY,
      nodes: HEALTHY.nodes.map(node => ({
        ...node,
        cluster: { ...node.cluster!, value },
      })),
    });
  };
  const only = (name: string, change: Entry) => (member: Entry) =>
    member.name === name ? { ...member, ...change } : member;

  it.each<[string, (member: Entry) => Entry, string[]]>([
    [
      'the leader is called primary',
      only('patroni1', { role: 'primary' }),
      ['ok'],
    ],
    ['more is told than before', only('patroni2', { wal: { x: [1] } }), ['ok']],
    [
      'numbers are text',
      only('patroni2', { lag: '12', port: '54322' }),
      ['ok'],
    ],
    ['a role is not known', only('patroni2', { role: 'learner' }), ['ok']],
    [
      'the role of the leader is not known',
      only('patroni1', { role: 'chief' }),
      ['critical', 'critical no-leader'],
    ],
    [
      'a state is not known',
      only('patroni2', { state: 'meditating' }),
      ['degraded', 'warning member-not-running'],
    ],
    [
      'a state is missing',
      only('patroni2', { state: undefined }),
      ['degraded', 'warning member-not-running'],
    ],
    ...[null, -1, 1.5, 1e30, '1 MB', {}, true].map(
      (lag): [string, (member: Entry) => Entry, string[]] => [
        `a lag is ${JSON.stringify(lag)}`,
        only('patroni2', { lag }),
        ['degraded', 'warning lag-unknown'],
      ],
    ),
  ])('%s', (_, change, expected) => {
    expect(judgedAs(change)).toEqual(expected);
  });

  it.each([
    ['two leaders', told(only('patroni2', { role: 'leader' }))],
    [
      'a leader and a standby leader',
      told(only('patroni2', { role: 'standby_leader' })),
    ],
    ['no members', JSON.stringify({ members: {} })],
    ['only a part', told(member => member).slice(0, 200)],
  ])('with %s is a fault', (_, text) => {
    expect(() => parseCluster(text)).toThrow(/leaders|members|JSON/);
  });
});

describe('/patroni', () => {
  it.each<[string, Record<string, unknown>, boolean | 'unknown']>([
    ['as in the samples', {}, true],
    ['an unknown role that PostgreSQL contradicts', { role: 'chief' }, true],
    ['an unknown role', { role: 'chief', xlog: undefined }, 'unknown'],
    [
      'an unknown state without an answer of PostgreSQL',
      { state: 'meditating', xlog: undefined, server_version: undefined },
      'unknown',
    ],
    [
      'a state that ends in failure',
      { state: 'restart failed', xlog: undefined, server_version: undefined },
      false,
    ],
    ['positions of both kinds', { xlog: { received_location: 1 } }, false],
    [
      'positions that are no object',
      { xlog: 5, server_version: undefined },
      'unknown',
    ],
  ])('with %s', (_, change, writable) => {
    const node = parseNode(JSON.stringify({ ...LEADER, ...change }));
    expect(node.writable).toBe(writable);
  });
});

describe('a gateway', () => {
  const changed = (
    change: (server: StatsServer) => Partial<StatsServer>,
    frontend = 'OPEN',
  ): ClusterSnapshot => ({
    ...HEALTHY,
    routes: HEALTHY.routes.map(route => {
      const value = structuredClone(route.stats!.value!);
      for (const proxy of value.proxies) {
        proxy.frontend = { status: frontend };
        proxy.servers = proxy.servers.map(server => ({
          ...server,
          ...change(server as StatsServer),
        }));
      }
      return { ...route, stats: { ...route.stats!, value } };
    }),
  });

  it.each(['PAUSED', 'STOP'])(
    'whose listener is %s serves nobody, however well its servers are',
    status => {
      expect(judged(changed(() => ({}), status))).toEqual([
        'critical',
        'critical listener-closed',
        'warning listener-closed',
      ]);
    },
  );

  it('is not taken for agreeing by a name that its address contradicts', () => {
    const [, ...rest] = HEALTHY.routes;
    const snapshot = changed(({ name }) =>
      name === 'patroni1' ? { address: '127.0.0.1:1' } : {},
    );
    const plain: ClusterSnapshot = {
      ...snapshot,
      managedBy: 'none',
      routes: snapshot.routes.slice(0, -rest.length),
      nodes: HEALTHY.nodes.map(({ address, name }, index) => ({
        address,
        name,
        postgres: { host: '127.0.0.1', port: 54321 + index },
        sql: reading(`postgres-sql:demo/${address}`, {
          inRecovery: index > 0,
          lsn: index > 0 ? undefined : '0/1',
          receiveLsn: index > 0 ? '0/1' : undefined,
        }),
      })),
      probed: true,
    };
    const [verdict, ...findings] = judged(plain);
    expect(verdict).toBe('degraded');
    expect(findings).toContain('warning witnesses-disagree');
  });
});

describe('records in Kubernetes alone', () => {
  const objects = (kind: string): KubernetesObject[] =>
    JSON.parse(readFixture(`kubernetes/${SAMPLE}/${kind}.json`)).items;
  const holder = 'hippo-instance1-abcd-0';

  function told(change: Record<string, unknown>): ClusterSnapshot {
    const pods = objects('pods').map(pod => {
      const { annotations } = pod.metadata!;
      const status = { ...JSON.parse(annotations!.status), ...change };
      return pod.metadata!.name === holder
        ? {
            ...pod,
            metadata: {
              ...pod.metadata,
              annotations: { ...annotations, status: JSON.stringify(status) },
            },
          }
        : pod;
    });
    return foundSnapshot(
      readKubernetesCluster({
        namespace: 'db',
        scope: 'hippo-ha',
        records: objects('endpoints'),
        pods,
        roleLabel: 'postgres-operator.crunchydata.com/role',
      })!,
    );
  }

  it.each<[string, Record<string, unknown>, string[]]>([
    ['as in the samples', {}, ['ok']],
    ['a role that is not known', { role: 'chief' }, ['ok']],
    [
      'a holder that does not run',
      { state: 'start failed' },
      ['critical', 'critical holder-not-serving'],
    ],
    [
      'a holder that was never promoted',
      { role: 'replica' },
      ['critical', 'critical holder-not-serving'],
    ],
    [
      'a state that is not known',
      { state: 'meditating' },
      ['degraded', 'warning member-not-running'],
    ],
  ])('with %s', (_, change, expected) => {
    expect(judged(told(change))).toEqual(expected);
  });
});

describe('members that are not asked', () => {
  it('are told of, without a verdict on them', () => {
    const snapshot = { ...HEALTHY, nodes: HEALTHY.nodes.slice(0, 2) };
    expect(judged(snapshot)).toEqual(['ok', 'info member-unasked']);
  });

  it('are not suspected while a node has no name', () => {
    const [first, second] = HEALTHY.nodes;
    const nameless = {
      ...second,
      name: undefined,
      address: '10.0.0.9:8008',
      node: {
        ...second.node!,
        value: { ...second.node!.value!, name: undefined },
      },
    };
    expect(judged({ ...HEALTHY, nodes: [first, nameless] })).not.toContain(
      'info member-unasked',
    );
  });
});
