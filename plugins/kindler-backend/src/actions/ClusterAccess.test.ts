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
const place = { api: 'lab', namespace: 'pg', scope: 'orders-ha' };

const access = (
  databases: DatabaseConfig[],
  apis: KubernetesConfig[] = [],
  found?: typeof place,
) =>
  new ClusterAccess({
    databases,
    kubernetes: apis,
    findPlace: () => found,
    timeoutMs: 1000,
    orderTimeoutMs: 1000,
  });

describe('ClusterAccess', () => {
  it('goes through the REST API of configured members', () => {
    const found = access([configured]);
    expect(found.find(database()).controller).toMatchObject({
      kind: 'patroni',
      ownerUnknown: false,
    });
    expect(found.offered(database())).toHaveLength(6);
  });

  it('goes through the PostgresCluster where PGO runs it, and never through REST', () => {
    const found = access([configured], [{ ...kubernetes, actions: {} }], place);
    const seen = database({ managedBy: 'pgo' });
    const { controller } = found.find(seen);
    expect(controller?.kind).toBe('postgrescluster');
    expect(controller?.describe(seen, {} as never)).toMatch(/ pg\/orders /);
    expect(found.offered(seen)).toEqual([
      { kind: 'switchover', member: 'optional', isSchedulable: false },
      { kind: 'restart', member: 'none', isSchedulable: false },
      { kind: 'pause', member: 'none', isSchedulable: false },
      { kind: 'resume', member: 'none', isSchedulable: false },
    ]);
  });

  it.each<
    [string, Database, DatabaseConfig[], KubernetesConfig[], RegExp, boolean]
  >([
    [
      'PGO without an identity for actions',
      database({ managedBy: 'pgo' }),
      [configured],
      [kubernetes],
      /kindler\.kubernetes 'lab' has no 'actions'/,
      true,
    ],
    [
      'PGO in an unknown place',
      database({ managedBy: 'pgo' }),
      [configured],
      [{ ...kubernetes, actions: {} }],
      /not known in which Kubernetes API/,
      false,
    ],
    [
      'Patroni on Kubernetes without REST URLs',
      database(),
      [],
      [kubernetes],
      /databases\[\]\.patroni\.members/,
      true,
    ],
    [
      'what the portal only looks at',
      database(),
      [{ ...configured, actions: false }],
      [],
      /kindler\.databases 'orders'\.actions/,
      false,
    ],
    [
      'PostgreSQL alone',
      database({ managedBy: 'none' }),
      [],
      [],
      /Patroni does not run this cluster/,
      false,
    ],
  ])(
    'offers nothing for %s, and says why',
    (_what, seen, dbs, apis, reason, isFound) => {
      const found = access(dbs, apis, isFound ? place : undefined);
      expect(found.offered(seen)).toEqual([]);
      expect(found.find(seen).reason?.text).toMatch(reason);
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
        access([configured], apis).find(database({ scope })).controller,
      ).toMatchObject({ kind: 'patroni', ownerUnknown });
    },
  );
});
