import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import type { StatsServer } from '../model/haproxy/GatewayStats';
import type { KubernetesObject } from '../model/kubernetes/KubernetesObject';
import { readKubernetesCluster } from '../kubernetes/clusters/readKubernetesCluster';
import { readFixture } from './__testUtils__/fixtures';
import { foundSnapshot } from './__testUtils__/foundSnapshot';
import { HEALTHY } from './__testUtils__/healthy';
import { reading } from './__testUtils__/snapshots';
import { SAMPLE, judged } from './__testUtils__/judged';

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
