import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '@kindler/lab';
import { parseAllDocuments } from 'yaml';
import type { KubernetesConfig } from '../config';
import { PGO } from '../kubernetes';
import {
  startKubernetes,
  type TestKubernetes,
} from '../kubernetes/__testUtils__/startKubernetes';
import type { KubernetesObject } from '../model/kubernetes/KubernetesObject';
import { readFixture } from '../evaluation/__testUtils__/fixtures';
import {
  describeOnKubernetes,
  kubernetesAssets,
} from '../kubernetes/__testUtils__/describeOnKubernetes';
import type { Observer } from './Observer';
import { databaseWaiter } from './__testUtils__/databaseWaiter';
import { pgoConfig } from './__testUtils__/pgoConfig';
import { startObserver } from './__testUtils__/startObserver';

const NAMESPACE = 'postgres-operator';
const LEADER = 'hippo-instance1-abcd-0';
const MINUTE = 60_000;
const MANIFESTS = join(__dirname, '../../examples/kubernetes');

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
}

describeOnKubernetes('Observer under the shipped RBAC', () => {
  let kubernetes: TestKubernetes;
  let observer: Observer | undefined;
  let token: string;

  const core = (kind: string, namespace = NAMESPACE, name = '') =>
    `/api/v1/namespaces/${namespace}/${kind}${name && `/${name}`}`;
  const clusters = (name = '') =>
    `/apis/${PGO}/v1beta1/namespaces/${NAMESPACE}/postgresclusters${
      name && `/${name}`
    }`;

  beforeAll(async () => {
    kubernetes = await startKubernetes(kubernetesAssets!);
    for (const name of ['backstage', NAMESPACE, 'other']) {
      await kubernetes.request('POST', '/api/v1/namespaces', {
        metadata: { name },
      });
    }
    await apply('kindler-observer-rbac.yaml');
    const { status } = (await kubernetes.request(
      'POST',
      `${core('serviceaccounts', 'backstage', 'kindler-observer')}/token`,
      {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: {},
      },
    )) as { status: { token: string } };
    token = status.token;
    await createRecords('endpoints', NAMESPACE);
    await createPods(NAMESPACE);
  }, 2 * MINUTE);

  afterEach(async () => {
    await observer?.stop();
  });

  afterAll(async () => {
    await kubernetes?.stop();
  }, MINUTE);

  async function apply(file: string) {
    const text = readFileSync(join(MANIFESTS, file), 'utf8');
    for (const document of parseAllDocuments(text)) {
      const object: Manifest = document.toJS();
      const base = object.apiVersion.includes('/')
        ? `/apis/${object.apiVersion}`
        : `/api/${object.apiVersion}`;
      const { namespace } = object.metadata;
      await kubernetes.request(
        'POST',
        `${base}${
          namespace ? `/namespaces/${namespace}` : ''
        }/${object.kind.toLowerCase()}s`,
        object,
      );
    }
  }

  function sample(kind: 'endpoints' | 'pods') {
    const { items } = JSON.parse(
      readFixture(`kubernetes/v4.1.4/01-healthy/${kind}.json`),
    );
    return items as KubernetesObject[];
  }

  /** Patroni's records; as ConfigMaps the leader's has a name of its own. */
  async function createRecords(
    kind: 'endpoints' | 'configmaps',
    namespace: string,
  ) {
    for (const { metadata, subsets } of sample('endpoints')) {
      const { labels, annotations } = metadata!;
      const name =
        kind === 'configmaps' && metadata!.name === 'hippo-ha'
          ? 'hippo-ha-leader'
          : metadata!.name;
      await kubernetes.request('POST', core(kind, namespace), {
        metadata: { name, labels, annotations },
        subsets: kind === 'endpoints' ? subsets : undefined,
      });
    }
  }

  async function createPods(namespace: string) {
    for (const { metadata } of sample('pods')) {
      const { name, labels, annotations } = metadata!;
      await kubernetes.request('POST', core('pods', namespace), {
        metadata: { name, labels, annotations },
        spec: {
          automountServiceAccountToken: false,
          containers: [{ name: 'database', image: 'none' }],
        },
      });
    }
  }

  async function observe(more: Partial<KubernetesConfig> = {}) {
    const kubeconfigFile = await kubernetes.writeKubeconfig(token);
    observer = startObserver({
      kubernetes: [{ ...pgoConfig(kubeconfigFile), ...more }],
    });
  }

  const database = databaseWaiter(() => observer!, {
    name: 'hippo-ha.postgres-operator.local',
    deadlineMs: 20_000,
  });

  async function serveClusters() {
    await kubernetes.request(
      'POST',
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
      {
        metadata: { name: `postgresclusters.${PGO}` },
        spec: {
          group: PGO,
          scope: 'Namespaced',
          names: {
            kind: 'PostgresCluster',
            listKind: 'PostgresClusterList',
            plural: 'postgresclusters',
            singular: 'postgrescluster',
          },
          versions: ['v1', 'v1beta1'].map(name => ({
            name,
            served: true,
            storage: name === 'v1beta1',
            subresources: { status: {} },
            schema: {
              openAPIV3Schema: {
                type: 'object',
                'x-kubernetes-preserve-unknown-fields': true,
              },
            },
          })),
        },
      },
    );
    await waitFor(
      'the API of PostgresClusters',
      () => kubernetes.request('GET', clusters()),
      { deadlineMs: 20_000 },
    );
  }

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
      await kubernetes.request('POST', clusters(), {
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
      await kubernetes.request('PATCH', `${clusters('hippo')}/status`, {
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
      await kubernetes.request('PATCH', `${clusters('hippo')}/status`, {
        status: { pgbackrest: { manualBackup: { failed: 0, succeeded: 1 } } },
      });
      await database('ok', ({ verdict }) => verdict === 'ok');
      await kubernetes.request('DELETE', clusters('hippo'));
      await database('none', ({ postgresCluster }) => !postgresCluster);
      await kubernetes.request('POST', clusters(), {
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
      kubernetes.request(
        method,
        path,
        method === 'GET' ? undefined : {},
        token,
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
          const all = names.flatMap(name => observer!.getDatabase(name) ?? []);
          return all.length === 2 ? all : undefined;
        },
        { deadlineMs: 20_000 },
      );
      const sources = found.map(each => each.sources[0].id).sort();
      expect(sources).toEqual([
        'kubernetes:local/other/hippo-ha',
        'kubernetes:local/postgres-operator/hippo-ha',
      ]);
      expect(observer!.listDatabases()).toHaveLength(2);
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
      await observer!.stop();
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
      await kubernetes.request(
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
