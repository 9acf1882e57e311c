import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { DatabaseConfig, KubernetesConfig } from '../config';
import { database } from './__testUtils__/actionFacts';
import { ClusterAccess } from './ClusterAccess';

const configured: DatabaseConfig = {
  name: 'orders',
  members: [],
  patroni: { members: ['http://127.0.0.1:8008'] },
};
const kubernetes: KubernetesConfig = {
  name: 'lab',
  mode: 'endpoints',
  scopeLabel: 's',
  roleLabel: 'r',
};
const found: Database['sources'] = [
  {
    id: 'kubernetes:lab/pg/orders-ha',
    kind: 'kubernetes',
    target: 'pg/orders-ha',
    status: 'ok',
  },
];

const access = (databases: DatabaseConfig[], apis: KubernetesConfig[] = []) =>
  ClusterAccess.create({
    databases,
    kubernetes: apis,
    timeoutMs: 1000,
    orderTimeoutMs: 1000,
  });

describe('ClusterAccess', () => {
  it('goes through the REST API of configured members', () => {
    const ways = access([configured]);
    expect(ways.find(database())).toMatchObject({
      kind: 'patroni',
      ownerUnknown: false,
    });
    expect(ways.offered(database())).toHaveLength(6);
  });

  it('goes through the PostgresCluster where PGO runs it, and never through REST', () => {
    const ways = access([configured], [{ ...kubernetes, actions: {} }]);
    const seen = database({ managedBy: 'pgo', sources: found });
    expect(ways.find(seen)).toMatchObject({
      kind: 'postgrescluster',
      key: { namespace: 'pg', name: 'orders' },
    });
    expect(ways.offered(seen)).toEqual([
      'switchover',
      'restart',
      'pause',
      'resume',
    ]);
  });

  it.each<[string, Database, DatabaseConfig[], KubernetesConfig[], RegExp]>([
    [
      'PGO without an identity for actions',
      database({ managedBy: 'pgo', sources: found }),
      [configured],
      [kubernetes],
      /kindler\.kubernetes 'lab' has no 'actions'/,
    ],
    [
      'PGO in an unknown place',
      database({ managedBy: 'pgo' }),
      [configured],
      [{ ...kubernetes, actions: {} }],
      /not known in which Kubernetes API/,
    ],
    [
      'Patroni on Kubernetes without REST URLs',
      database({ sources: found }),
      [],
      [kubernetes],
      /databases\[\]\.patroni\.members/,
    ],
    [
      'PostgreSQL alone',
      database({ managedBy: 'none' }),
      [],
      [],
      /Patroni does not run this cluster/,
    ],
  ])(
    'offers nothing for %s, and says why',
    (_what, seen, dbs, apis, reason) => {
      const ways = access(dbs, apis);
      expect(ways.offered(seen)).toEqual([]);
      expect(ways.find(seen)).toMatchObject({
        kind: 'none',
        reason: expect.stringMatching(reason),
      });
    },
  );

  it.each([
    ['orders-ha', [kubernetes], true],
    [undefined, [kubernetes], true],
    ['orders', [kubernetes], false],
    ['orders-ha', [], false],
  ])(
    'takes the owner of scope %s for unknown while Kubernetes is silent',
    (scope, apis, ownerUnknown) => {
      expect(
        access([configured], apis).find(database({ scope })),
      ).toMatchObject({ kind: 'patroni', ownerUnknown });
    },
  );
});
