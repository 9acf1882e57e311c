import {
  AppsV1Api,
  CoreV1Api,
  KubernetesObjectApi,
  NetworkingV1Api,
  PatchStrategy,
  setHeaderOptions,
} from '@kubernetes/client-node';
import { eventually } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { createTestProvider } from './__testUtils__/createTestProvider';
import {
  describeOnKubernetes,
  startControlPlane,
  type ControlPlane,
} from './__testUtils__/startControlPlane';

jest.setTimeout(300_000);

const SHOP = { name: 'shop', owner: 'group:default/team-a', details: {} };
const MERGE = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);

describeOnKubernetes('environments that are namespaces', () => {
  let plane: ControlPlane;
  let kubeconfigFile: string;
  let core: CoreV1Api;

  beforeAll(async () => {
    plane = await startControlPlane();
    kubeconfigFile = await plane.writeKubeconfig();
    core = plane.config.makeApiClient(CoreV1Api);
  });

  afterAll(async () => {
    await plane?.stop();
  });

  const start = (more?: object) => createTestProvider(kubeconfigFile, more);

  it('are made whole, end their pods when stopped, and get them back at once', async () => {
    const { provider, context, reach, state } = start({
      allowFrom: ['ingress'],
      labels: { 'pod-security.kubernetes.io/enforce': 'baseline' },
    });
    await provider.preflight(SHOP, context);
    expect(await reach(SHOP, 'running', 'absent')).toEqual([
      "Namespace 'shop' is there in cluster 'dev'",
      'It may use 4 CPU, 8Gi of memory and 30 pods',
      'Containers that ask for nothing have limits',
      'Its policy lets no other namespace in but those that are configured',
      'Its service account is there, without rights',
    ]);
    const { metadata } = await core.readNamespace({ name: 'shop' });
    expect(metadata).toMatchObject({
      labels: {
        'app.kubernetes.io/managed-by': 'kindler',
        'kindler.dev/environment': 'shop',
        'kindler.dev/owner': 'group.default.team-a',
        'pod-security.kubernetes.io/enforce': 'baseline',
      },
      annotations: {
        'kindler.dev/owner': 'group:default/team-a',
        'kindler.dev/uid': metadata?.uid,
      },
    });
    const policies = plane.config.makeApiClient(NetworkingV1Api);
    const { spec } = await policies.readNamespacedNetworkPolicy({
      namespace: 'shop',
      name: 'kindler',
    });
    expect(spec?.ingress?.[0]._from).toHaveLength(2);

    const apps = plane.config.makeApiClient(AppsV1Api);
    const app = { app: 'web' };
    await apps.createNamespacedDeployment({
      namespace: 'shop',
      body: {
        metadata: { name: 'web' },
        spec: {
          replicas: 2,
          selector: { matchLabels: app },
          template: {
            metadata: { labels: app },
            spec: { containers: [{ name: 'web', image: 'none' }] },
          },
        },
      },
    });
    const pods = async () =>
      (await core.listNamespacedPod({ namespace: 'shop' })).items;
    await eventually(async () => expect(await pods()).toHaveLength(2));
    const [{ spec: pod }] = await pods();
    expect(pod?.containers[0].resources?.limits).toEqual({
      cpu: '500m',
      memory: '512Mi',
    });

    await reach(SHOP, 'stopped');
    expect(await state(SHOP)).toBe('stopped');
    expect(await pods()).toEqual([]);
    await reach(SHOP, 'running');
    await eventually(async () => expect(await pods()).toHaveLength(2));
    expect(await state(SHOP)).toBe('running');
  });

  it('show what was changed by hand, and name who holds it', async () => {
    const { reach, state } = start();
    const place = { namespace: 'shop', name: 'kindler' };
    await reach(SHOP, 'running');
    await core.patchNamespacedResourceQuota(
      {
        ...place,
        fieldManager: 'somebody',
        body: { spec: { hard: { pods: '99' } } },
      },
      MERGE,
    );
    await plane.config
      .makeApiClient(NetworkingV1Api)
      .deleteNamespacedNetworkPolicy(place);
    expect(await state(SHOP)).toBe(
      `partial: ResourceQuota: spec.hard.pods is "99", not "30"; NetworkPolicy 'kindler' is missing`,
    );
    await expect(reach(SHOP, 'running')).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('.spec.hard.pods is held by somebody'),
    });
    await core.deleteNamespacedResourceQuota(place);
    await reach(SHOP, 'stopped');
    expect(await state(SHOP)).toBe('stopped');
    const smaller = { ...SHOP, details: { cpu: '2', pods: 5 } };
    await reach(smaller, 'running');
    expect(await state(smaller)).toBe('running');
    await reach(SHOP, 'running');
    expect(await state(SHOP)).toBe('running');
  });

  it('are never taken from somebody else, nor removed', async () => {
    const { provider, context, lines, reach, state, undo } = start({
      protected: ['team-*'],
    });
    const labels = {
      'app.kubernetes.io/managed-by': 'kindler',
      'kindler.dev/environment': 'foreign',
    };
    await core.createNamespace({ body: { metadata: { name: 'foreign' } } });
    const foreign = { name: 'foreign', details: {} };
    await expect(provider.preflight(foreign, context)).rejects.toThrow(
      "has a namespace 'foreign' already",
    );
    for (const metadata of [{}, { labels }]) {
      await core.patchNamespace(
        { name: 'foreign', body: { metadata }, fieldManager: 'somebody' },
        MERGE,
      );
      expect(await state(foreign)).toMatch(/^absent: it/);
      for (const to of ['running', 'stopped'] as const) {
        await expect(reach(foreign, to)).rejects.toThrow('is left alone');
      }
      await undo(foreign);
      expect((await reach(foreign, 'absent')).join()).toContain('left alone');
    }
    expect(lines.join()).toContain('is left alone');
    const { status } = await core.readNamespace({ name: 'foreign' });
    expect(status?.phase).toBe('Active');

    const team = { name: 'team-b', details: {} };
    await expect(provider.preflight(team, context)).rejects.toThrow(
      'is protected',
    );
    expect(await provider.list(context)).toEqual(['shop']);
    const other = start({ manager: 'other-portal' });
    expect(await other.state(SHOP)).toContain("not made by 'other-portal'");
    await other.reach(SHOP, 'absent');
    expect(await state(SHOP)).toBe('running');
  });

  it('say which finalizer holds up their end, and end with the operation', async () => {
    const { provider, reach, state } = start({ deleteTimeoutSeconds: 10 });
    await reach(SHOP, 'running');
    await core.createNamespacedConfigMap({
      namespace: 'shop',
      body: {
        metadata: { name: 'held', finalizers: ['example.com/hold'] },
      },
    });
    await expect(reach(SHOP, 'absent')).rejects.toThrow('example.com/hold');
    expect(await state(SHOP)).toMatch(/being deleted: .*example.com\/hold/);

    const abort = new AbortController();
    const [step] = provider.plan(SHOP, { from: 'running', to: 'absent' });
    const waiting = step.do({
      signal: abort.signal,
      log: async () => abort.abort(),
    });
    await expect(waiting).rejects.toThrow('aborted');

    await core.patchNamespacedConfigMap(
      {
        namespace: 'shop',
        name: 'held',
        body: { metadata: { finalizers: null } },
      },
      MERGE,
    );
    // Made anew while the old one still ends.
    await reach(SHOP, 'running');
    expect(await state(SHOP)).toBe('running');
    await reach(SHOP, 'absent');
    expect(await state(SHOP)).toBe('absent');
    expect(
      await KubernetesObjectApi.makeApiClient(plane.config)
        .read({ apiVersion: 'v1', kind: 'Namespace', metadata: SHOP })
        .catch(error => error.code),
    ).toBe(404);
  });
});
