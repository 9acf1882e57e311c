import {
  startKubernetes,
  type TestKubernetes,
} from '../kubernetes/__testUtils__/startKubernetes';
import { spilo } from '../__testUtils__/kubernetesInputs';
import {
  patroniObjects,
  serviceObjects,
} from '../__testUtils__/patroniObjects';
import {
  describeOnKubernetes,
  kubernetesAssets,
} from '../kubernetes/__testUtils__/describeOnKubernetes';
import type { Observer } from './Observer';
import { databaseWaiter } from './__testUtils__/databaseWaiter';
import { startObserver } from './__testUtils__/startObserver';

const MINUTE = 60_000;
const NAMESPACE = 'db';
const RBAC = '/apis/rbac.authorization.k8s.io/v1';
const DISCOVERY = 'discovery.k8s.io';
const LABELS = { application: 'spilo', 'cluster-name': 'demo' };

describeOnKubernetes('Observer with some rights', () => {
  let kubernetes: TestKubernetes;
  let observer: Observer | undefined;
  let token: string;
  let renewing: NodeJS.Timeout;

  const path = (kind: string, name = '') =>
    `/api/v1/namespaces/${NAMESPACE}/${kind}${name && `/${name}`}`;

  beforeAll(async () => {
    kubernetes = await startKubernetes(kubernetesAssets!);
    const { request } = kubernetes;
    await request('POST', '/api/v1/namespaces', {
      metadata: { name: NAMESPACE },
    });
    await request('POST', path('serviceaccounts'), {
      metadata: { name: 'watcher' },
    });
    const { status } = (await request(
      'POST',
      path('serviceaccounts', 'watcher/token'),
      {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: {},
      },
    )) as { status: { token: string } };
    token = status.token;
    await request('POST', `${RBAC}/clusterroles`, {
      metadata: { name: 'watcher' },
      rules: [],
    });
    await request('POST', `${RBAC}/clusterrolebindings`, {
      metadata: { name: 'watcher' },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'watcher',
      },
      subjects: [
        { kind: 'ServiceAccount', name: 'watcher', namespace: NAMESPACE },
      ],
    });
    await createCluster();
    const renew = () =>
      request('PATCH', path('endpoints', 'demo'), {
        metadata: { annotations: { renewTime: new Date().toISOString() } },
      }).catch(() => {});
    renewing = setInterval(renew, 500);
  }, 2 * MINUTE);

  afterEach(() => observer?.stop());

  afterAll(async () => {
    clearInterval(renewing);
    await kubernetes?.stop();
  }, MINUTE);

  async function createCluster() {
    const { request } = kubernetes;
    const { endpoints = [], pods = [] } = patroniObjects(spilo());
    for (const { metadata, subsets } of endpoints) {
      const { name, labels, annotations } = metadata!;
      await request('POST', path('endpoints'), {
        metadata: { name, labels, annotations },
        subsets,
      });
    }
    for (const { metadata } of pods) {
      const { name, labels, annotations } = metadata!;
      await request('POST', path('pods'), {
        metadata: { name, labels, annotations },
        spec: {
          automountServiceAccountToken: false,
          containers: [{ name: 'postgres', image: 'none' }],
        },
      });
    }
    const { endpointslices = [] } = serviceObjects('demo', LABELS, {
      slice: [['10.0.0.10', 'demo-0', true]],
    });
    await request('POST', path('services'), {
      metadata: { name: 'demo', labels: LABELS },
      spec: { ports: [{ port: 5432 }] },
    });
    const [{ metadata, ...slice }] = endpointslices;
    const served = `${DISCOVERY}/v1beta1`;
    await request(
      'POST',
      `/apis/${served}/namespaces/${NAMESPACE}/endpointslices`,
      {
        ...slice,
        apiVersion: served,
        kind: 'EndpointSlice',
        addressType: 'IPv4',
        metadata: { name: metadata!.name, labels: metadata!.labels },
      },
    );
  }

  async function observe(resources: string[], slices = false) {
    const verbs = ['get', 'list', 'watch'];
    await kubernetes.request('PATCH', `${RBAC}/clusterroles/watcher`, {
      rules: [
        { apiGroups: [''], resources, verbs },
        ...(slices
          ? [{ apiGroups: [DISCOVERY], resources: ['endpointslices'], verbs }]
          : []),
      ],
    });
    observer = startObserver({
      kubernetes: [
        {
          name: 'local',
          kubeconfigFile: await kubernetes.writeKubeconfig(token),
          scopeLabel: 'cluster-name',
          roleLabel: 'spilo-role',
          labels: { application: 'spilo' },
          mode: 'endpoints',
        },
      ],
      settings: { intervalMs: 1000, timeoutMs: 1000 },
    });
  }

  const demo = databaseWaiter(() => observer!, {
    name: 'demo.db.local',
    deadlineMs: 50_000,
  });

  it(
    'shows pods, and where Services lead',
    async () => {
      await observe(['endpoints', 'pods', 'services'], true);
      const found = await demo(
        'the Services',
        ({ kubernetes: layers }) =>
          layers?.services[0]?.endpoints[0] === '10.0.0.10:5432',
      );
      expect(found.verdict).toBe('ok');
      expect(found.kubernetes).toMatchObject({
        namespace: NAMESPACE,
        records: 'endpoints',
        pods: [
          { name: 'demo-0', member: 'demo-0', phase: 'Pending' },
          { name: 'demo-1', member: 'demo-1', ready: 'unknown' },
        ],
        services: [{ name: 'demo', leadsTo: 'leader', agrees: true }],
      });
      expect(found.kubernetes!.unread).toBeUndefined();
      expect(observer!.listKubernetes()).toMatchObject([
        { kind: 'kubernetes', status: 'ok', observedAt: expect.any(String) },
      ]);
    },
    MINUTE,
  );

  it(
    'says which rights are missing, and keeps all else',
    async () => {
      await observe(['endpoints', 'pods']);
      const found = await demo(
        'what cannot be read',
        ({ verdict, kubernetes: layers }) =>
          verdict === 'ok' && layers?.unread?.length === 2,
      );
      expect(found.kubernetes!.unread).toMatchObject([
        { resource: 'services', fault: { kind: 'auth' } },
        { resource: 'endpointslices', fault: { kind: 'auth' } },
      ]);
      expect(found.kubernetes!.services).toEqual([]);
      expect(found.memberCount).toBe(2);
      expect(found.findings).toEqual([]);
      expect(observer!.listKubernetes()).toMatchObject([
        { status: 'unreachable', fault: { kind: 'auth' } },
      ]);
    },
    MINUTE,
  );

  it(
    'still knows who holds the lock when it may not see pods',
    async () => {
      await observe(['endpoints']);
      const found = await demo('what is missing', ({ findings }) =>
        findings.some(({ severity }) => severity === 'warning'),
      );
      expect(found).toMatchObject({ leader: 'demo-0', verdict: 'degraded' });
      expect(found.findings).toMatchObject([
        { code: 'kubernetes-unread', params: { resource: 'pods' } },
      ]);
    },
    MINUTE,
  );
});
