import { judgeObjects, type ApiObjects } from '../__testUtils__/foundClusters';
import {
  citusGroup,
  percona,
  pod,
  PGO,
  said,
  spilo,
  stackgres,
  twoPods,
  WELL,
} from '../__testUtils__/kubernetesInputs';
import {
  patroniObjects,
  together,
  type PodOptions,
} from '../__testUtils__/patroniObjects';

const POOLER = {
  application: 'db-connection-pooler',
  'cluster-name': 'demo',
  'connection-pooler': 'demo-pooler',
  'spilo-role': 'master',
};

describe('clusters of operators', () => {
  const labels = { scopeLabel: 'cluster-name', roleLabel: 'spilo-role' };

  it.each<[string, ApiObjects, object, string]>([
    ['Zalando', patroniObjects(spilo()), { preset: 'zalando' }, 'demo'],
    [
      'Zalando in ConfigMaps',
      patroniObjects(spilo({ mode: 'configmaps' })),
      { preset: 'zalando' },
      'demo',
    ],
    ['StackGres', patroniObjects(stackgres()), { preset: 'stackgres' }, 'sg'],
    ['Percona', patroniObjects(percona()), { preset: 'percona' }, 'cluster1'],
    ['PGO', patroniObjects(percona()), {}, 'cluster1'],
    [
      'bare Patroni',
      patroniObjects({
        ...citusGroup(0),
        base: 'demo',
        labels: { application: 'patroni', 'cluster-name': 'demo' },
        pods: twoPods('demo'),
      }),
      { preset: 'patroni' },
      'demo',
    ],
    [
      'Patroni with labels of its own',
      patroniObjects(
        spilo({ labels: { app: 'pg', tier: 'db', scope: 'demo' } }),
      ),
      {
        scopeLabel: 'scope',
        roleLabel: 'spilo-role',
        labels: { app: 'pg', tier: 'db' },
      },
      'demo',
    ],
  ])('%s', (_, objects, kubernetes, name) => {
    expect(Object.values(said(objects, kubernetes))).toEqual([WELL(name)]);
  });

  it('finds nothing of another program with the same labels', () => {
    const other = {
      pods: [pod('web-0', { 'cluster-name': 'web', application: 'web' })],
      endpoints: [pod('web', { 'cluster-name': 'web' })],
    };
    expect(said(other, labels)).toEqual({});
    expect(said(other, { preset: 'patroni' })).toEqual({});
  });

  it.each([
    ['with the preset', { preset: 'zalando' }],
    ['without labels in the configuration', labels],
  ])('leaves poolers, jobs and other programs out, %s', (_, kubernetes) => {
    const others = {
      pods: [
        pod('demo-pooler-a', POOLER),
        pod('demo-pooler-b', POOLER),
        pod('demo-pooler-repl', { ...POOLER, 'spilo-role': 'replica' }),
        pod(
          'logical-backup-demo-1',
          { application: 'spilo-logical-backup', 'cluster-name': 'demo' },
          { ownerReferences: [{ kind: 'Job', controller: true }] },
        ),
        pod(
          'restore',
          { application: 'spilo', 'cluster-name': 'demo' },
          { ownerReferences: [{ kind: 'Job', controller: true }] },
        ),
        pod(
          'proxy-x',
          {
            application: 'spilo',
            'cluster-name': 'demo',
            'spilo-role': 'master',
          },
          { ownerReferences: [{ kind: 'ReplicaSet', controller: true }] },
        ),
      ],
    };
    const objects = together(patroniObjects(spilo()), others);
    expect(said(objects, kubernetes)).toEqual({ demo: WELL('demo') });
    const { demo } = judgeObjects(objects, kubernetes);
    expect(demo.cluster.pods.filter(({ member }) => !member).length).toBe(6);
  });

  it('shows the pods of PGO that do not name the scope with their cluster', () => {
    const repository = pod('cluster1-repo-host-0', {
      [`${PGO}/cluster`]: 'cluster1',
      [`${PGO}/data`]: 'pgbackrest',
    });
    const foreign = pod('other-repo-host-0', {
      [`${PGO}/cluster`]: 'other',
      [`${PGO}/data`]: 'pgbackrest',
    });
    const objects = together(patroniObjects(percona()), {
      pods: [repository, foreign],
    });
    const found = judgeObjects(objects);
    expect(
      found['cluster1-ha'].cluster.pods.map(({ name, member }) => [
        name,
        member,
      ]),
    ).toEqual([
      ['cluster1-0', true],
      ['cluster1-1', true],
      ['cluster1-repo-host-0', false],
    ]);
  });

  it('counts a pod in which Patroni has not come up yet', () => {
    const starting: PodOptions = { name: 'demo-2', patroni: null };
    const [, , ...rest] = [...twoPods('demo'), starting];
    const objects = patroniObjects(
      spilo({ pods: [...twoPods('demo'), ...rest] }),
    );
    for (const kubernetes of [labels, { preset: 'zalando' }]) {
      expect(said(objects, kubernetes).demo).toEqual([
        'degraded',
        'demo-0',
        'demo-0,demo-1,demo-2',
        'member-not-running,lag-unknown',
      ]);
    }
  });
});
