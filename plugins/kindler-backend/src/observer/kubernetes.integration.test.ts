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
import { memoryStore } from './__testUtils__/memoryStore';
import { pgoConfig } from './__testUtils__/pgoConfig';
import { startObserver } from './__testUtils__/startObserver';

const NAMESPACE = 'postgres-operator';
const A = 'hippo-instance1-abcd-0';
const E = 'hippo-instance1-efgh-0';
const MINUTE = 60_000;

describeOnKubernetes('Observer on a Kubernetes API', () => {
  let kubernetes: TestKubernetes;
  let observer: Observer;
  let renewing: NodeJS.Timeout | undefined;
  const store = memoryStore();

  const path = (kind: string, name = '') =>
    `/api/v1/namespaces/${NAMESPACE}/${kind}${name && `/${name}`}`;

  const observe = () => {
    observer = startObserver({
      store,
      kubernetes: [pgoConfig(kubernetes.kubeconfigFile)],
      settings: { intervalMs: 1000, timeoutMs: 1000 },
    });
  };

  beforeAll(async () => {
    kubernetes = await startKubernetes(kubernetesAssets!);
    await kubernetes.request('POST', '/api/v1/namespaces', {
      metadata: { name: NAMESPACE },
    });
    observe();
  }, 2 * MINUTE);

  afterAll(async () => {
    clearInterval(renewing);
    await observer?.stop();
    await kubernetes?.stop();
  }, MINUTE);

  /** Writes what Patroni's leader writes in each of its loops. */
  function keepRenewing(leader: string) {
    clearInterval(renewing);
    const renew = () =>
      kubernetes
        .request('PATCH', path('endpoints', 'hippo-ha'), {
          metadata: {
            annotations: { leader, renewTime: new Date().toISOString() },
          },
        })
        .catch(() => {});
    renewing = setInterval(renew, 500);
    return renew();
  }

  async function create(kind: 'endpoints' | 'pods', sample: string) {
    const { items } = JSON.parse(
      readFixture(`kubernetes/${sample}/${kind}.json`),
    );
    for (const item of items as Array<KubernetesObject & { spec?: object }>) {
      const { name, labels, annotations } = item.metadata!;
      await kubernetes.request('POST', path(kind), {
        metadata: { name, labels, annotations },
        subsets: item.subsets,
        spec: item.spec && {
          automountServiceAccountToken: false,
          containers: [{ name: 'database', image: 'none' }],
        },
      });
    }
  }

  const hippo = databaseWaiter(() => observer, {
    name: 'hippo-ha.postgres-operator.local',
    deadlineMs: 30_000,
  });

  it(
    'finds a cluster of the operator by its label',
    async () => {
      expect(observer.listDatabases()).toEqual([]);
      await create('endpoints', 'v4.1.4/01-healthy');
      await create('pods', 'v4.1.4/01-healthy');
      await keepRenewing(A);
      const database = await hippo(
        'ok, with both members',
        ({ verdict, memberCount }) => verdict === 'ok' && memberCount > 1,
      );
      expect(database).toMatchObject({
        managedBy: 'pgo',
        leader: A,
        scope: 'hippo-ha',
        memberCount: 2,
        sources: [{ kind: 'kubernetes', status: 'ok' }],
      });
    },
    MINUTE,
  );

  it(
    'follows a change of leader as it is written',
    async () => {
      await keepRenewing(E);
      const moved = await hippo('the new leader', ({ leader }) => leader === E);
      expect(moved.findings).toContainEqual(
        expect.objectContaining({ code: 'endpoint-elsewhere', rule: 'S6' }),
      );
      await keepRenewing(A);
      await hippo('ok', ({ verdict }) => verdict === 'ok');
    },
    MINUTE,
  );

  it(
    'takes a lock that is not renewed for expired',
    async () => {
      await kubernetes.request('PATCH', path('endpoints', 'hippo-ha'), {
        metadata: { annotations: { ttl: '3' } },
      });
      await hippo('ok', ({ verdict }) => verdict === 'ok');
      clearInterval(renewing);
      const expired = await hippo('no leader', ({ findings }) =>
        findings.some(({ code }) => code === 'no-leader'),
      );
      expect(expired.leader).toBeUndefined();
      expect(expired.witnesses.patroni).toMatchObject({ status: 'none' });
      await keepRenewing(A);
      await hippo('ok', ({ verdict }) => verdict === 'ok');
    },
    MINUTE,
  );

  it(
    'suspects a split brain when two pods are labelled as leader',
    async () => {
      await kubernetes.request('PATCH', path('pods', E), {
        metadata: { labels: { [`${PGO}/role`]: 'master' } },
      });
      const two = await hippo('two labels', ({ findings }) =>
        findings.some(({ rule }) => rule === 'S3'),
      );
      expect(two.verdict).not.toBe('ok');
      await kubernetes.request('PATCH', path('pods', E), {
        metadata: { labels: { [`${PGO}/role`]: 'replica' } },
      });
      await hippo('ok', ({ verdict }) => verdict === 'ok');
    },
    MINUTE,
  );

  it(
    'is unknown with the fault when the API goes away',
    async () => {
      clearInterval(renewing);
      await kubernetes.stop();
      const away = await hippo(
        'unknown',
        ({ verdict }) => verdict === 'unknown',
      );
      expect(away.sources[0]).toMatchObject({
        status: 'unreachable',
        fault: { kind: 'refused' },
      });
    },
    MINUTE,
  );

  it(
    'lists it as last known after a restart while the API is away',
    async () => {
      await observer.stop();
      observe();
      const known = await hippo('the fault', ({ sources: [{ fault }] }) =>
        Boolean(fault),
      );
      expect(known).toMatchObject({
        verdict: 'unknown',
        managedBy: 'pgo',
        scope: 'hippo-ha',
        sources: [
          {
            status: 'unreachable',
            observedAt: expect.any(String),
            // Of a server that is gone with its kubeconfig.
            fault: { kind: 'config' },
          },
          { status: 'unreachable' },
        ],
      });
    },
    MINUTE,
  );
});
