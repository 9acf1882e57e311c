import { waitFor } from '@kindler/lab';
import { PGO } from '../kubernetes';
import { describeOnKubernetes } from '../kubernetes/__testUtils__/describeOnKubernetes';
import {
  LEADER,
  MINUTE,
  NAMESPACE,
  useOperator,
} from './__testUtils__/useOperator';

describeOnKubernetes('Observer under the shipped RBAC', () => {
  const stage = useOperator();
  const {
    core,
    clusters,
    apply,
    createRecords,
    createPods,
    observe,
    database,
    serveClusters,
  } = stage;

  it(
    'needs no PGO: where it is not installed nothing is missing',
    async () => {
      await observe();
      const found = await database('ok', ({ verdict }) => verdict === 'ok');
      expect(found).toMatchObject({
        leader: LEADER,
        managedBy: 'pgo',
        sources: [{ id: 'kubernetes:local/postgres-operator/hippo-ha' }],
      });
      expect(found.postgresCluster).toBeUndefined();
      expect(found.members.map(({ name }) => name)).toEqual([
        LEADER,
        'hippo-instance1-efgh-0',
      ]);
      expect(found.witnesses.postgres).toMatchObject({
        status: 'absent',
        reason: { text: expect.stringContaining('kindler.databases[]') },
      });
      expect(found.witnesses.haproxy).toMatchObject({
        status: 'absent',
        reason: { text: expect.stringContaining('kindler.routes[]') },
      });
    },
    MINUTE,
  );

  it(
    'follows what PGO says',
    async () => {
      await serveClusters();
      await stage.kubernetes.request('POST', clusters(), {
        apiVersion: `${PGO}/v1beta1`,
        kind: 'PostgresCluster',
        metadata: { name: 'hippo' },
        spec: { postgresVersion: 16, instances: [{ name: 'instance1' }] },
      });
      await observe();
      const unseen = await database(
        'the PostgresCluster',
        ({ postgresCluster }) => Boolean(postgresCluster),
      );
      expect(unseen.postgresCluster).toMatchObject({
        namespace: NAMESPACE,
        name: 'hippo',
        upToDate: false,
        postgresVersion: 16,
        observedAt: expect.any(String),
      });
      await stage.kubernetes.request('PATCH', `${clusters('hippo')}/status`, {
        status: {
          observedGeneration: 1,
          pgbackrest: {
            manualBackup: { id: 'one', finished: true, failed: 1 },
          },
        },
      });
      const failed = await database('a failed backup', ({ findings }) =>
        findings.some(({ code }) => code === 'backup-failed'),
      );
      expect(failed).toMatchObject({
        verdict: 'degraded',
        postgresCluster: { upToDate: true, backups: { failed: 1 } },
      });
      expect(failed.sources).toContainEqual(
        expect.objectContaining({
          id: 'kubernetes:local/postgrescluster/postgres-operator/hippo',
          status: 'ok',
        }),
      );
      await stage.kubernetes.request('PATCH', `${clusters('hippo')}/status`, {
        status: { pgbackrest: { manualBackup: { failed: 0, succeeded: 1 } } },
      });
      await database('ok', ({ verdict }) => verdict === 'ok');
      await stage.kubernetes.request('DELETE', clusters('hippo'));
      await database('none', ({ postgresCluster }) => !postgresCluster);
      await stage.kubernetes.request('POST', clusters(), {
        apiVersion: `${PGO}/v1beta1`,
        kind: 'PostgresCluster',
        metadata: { name: 'hippo' },
      });
      await database('one again', ({ postgresCluster }) =>
        Boolean(postgresCluster),
      );
    },
    MINUTE,
  );

  it.each([
    ['GET', core('secrets')],
    ['GET', '/api/v1/secrets'],
    ['GET', core('configmaps')],
    ['PATCH', core('pods', NAMESPACE, LEADER)],
    ['DELETE', core('pods', NAMESPACE, LEADER)],
    ['PATCH', core('endpoints', NAMESPACE, 'hippo-ha')],
    ['PATCH', clusters('hippo')],
    ['DELETE', clusters('hippo')],
    ['POST', clusters()],
    ['POST', `${core('pods', NAMESPACE, LEADER)}/exec?command=id`],
    ['GET', `${core('pods', NAMESPACE, LEADER)}/log`],
  ])('may not %s %s', async (method, path) => {
    await expect(
      stage.kubernetes.request(
        method,
        path,
        method === 'GET' ? undefined : {},
        stage.token,
      ),
    ).rejects.toThrow('answered 403');
  });

  it(
    'tells clusters of one name apart by their namespaces',
    async () => {
      await createRecords('endpoints', 'other');
      await createPods('other');
      await observe();
      const names = ['postgres-operator', 'other'].map(
        namespace => `hippo-ha.${namespace}.local`,
      );
      const found = await waitFor(
        'both clusters',
        () => {
          const all = names.flatMap(
            name => stage.observer!.getDatabase(name) ?? [],
          );
          return all.length === 2 ? all : undefined;
        },
        { deadlineMs: 20_000 },
      );
      const sources = found.map(each => each.sources[0].id).sort();
      expect(sources).toEqual([
        'kubernetes:local/other/hippo-ha',
        'kubernetes:local/postgres-operator/hippo-ha',
      ]);
      expect(stage.observer!.listDatabases()).toHaveLength(2);
    },
    MINUTE,
  );

  it(
    'finds clusters whose records are ConfigMaps with one more Role',
    async () => {
      await createRecords('configmaps', NAMESPACE);
      await observe({ mode: 'configmaps', namespace: NAMESPACE });
      const blind = await database('a fault', ({ sources }) =>
        sources.some(({ fault }) => fault?.kind === 'auth'),
      );
      expect(blind).toMatchObject({
        verdict: 'unknown',
        findings: [{ code: 'lock-unknown' }],
        witnesses: { patroni: { status: 'unknown' } },
      });
      await stage.observer!.stop();
      await apply('kindler-observer-configmaps-rbac.yaml');
      await observe({ mode: 'configmaps', namespace: NAMESPACE });
      const found = await database(
        'ok, and what PGO says',
        ({ verdict, postgresCluster }) =>
          verdict === 'ok' && postgresCluster !== undefined,
      );
      expect(found).toMatchObject({
        leader: LEADER,
        managedBy: 'pgo',
        memberCount: 2,
        postgresCluster: { name: 'hippo' },
      });
    },
    MINUTE,
  );

  it(
    'keeps all else when it may not see PostgresClusters',
    async () => {
      await stage.kubernetes.request(
        'PATCH',
        '/apis/rbac.authorization.k8s.io/v1/clusterroles/kindler-observer',
        {
          rules: [
            {
              apiGroups: [''],
              resources: ['endpoints', 'pods'],
              verbs: ['list', 'watch'],
            },
          ],
        },
      );
      await observe({ namespace: NAMESPACE });
      const found = await database('a fault', ({ sources }) =>
        sources.some(({ status }) => status === 'unreachable'),
      );
      expect(found.sources).toEqual([
        expect.objectContaining({
          id: 'kubernetes:local/postgres-operator/hippo-ha',
          status: 'ok',
        }),
        expect.objectContaining({
          id: 'kubernetes:local/postgrescluster/postgres-operator/hippo',
          status: 'unreachable',
          fault: expect.objectContaining({ kind: 'auth' }),
        }),
      ]);
      expect(found.verdict).toBe('ok');
      expect(found.postgresCluster).toBeUndefined();
    },
    MINUTE,
  );
});
