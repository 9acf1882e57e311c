import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  describeOnKubernetes,
  kubernetesAssets,
} from '../../src/kubernetes/__testUtils__/describeOnKubernetes';
import {
  startKubernetes,
  type TestKubernetes,
} from '../../src/kubernetes/__testUtils__/startKubernetes';
import { loadKubeConfig } from '../../src/kubernetes/loadKubeConfig';
import {
  ACTIONS,
  BASE,
  find,
  readManifests,
  readPatches,
  renderFolder,
  type Manifest,
} from './files';
import { KubernetesApplier } from './KubernetesApplier';

jest.setTimeout(180_000);

const RBAC = 'plugins/kindler-backend/examples/kubernetes';
const base = renderFolder(BASE);
const actions = renderFolder(ACTIONS);
const { template } = find(base, 'Deployment').spec;

describe('the manifests of the portal', () => {
  it.each([
    ['ClusterRole', base, 'kindler-observer-rbac.yaml'],
    ['Role', actions, 'kindler-actions-rbac.yaml'],
  ])(
    'grant as a %s what the plugin asks for, and no more',
    (kind, all, file) => {
      const wanted = find(readManifests(`${RBAC}/${file}`), kind);
      expect(find(all, kind).rules).toEqual(wanted.rules);
    },
  );

  it('let the portal run as nobody who may do anything', () => {
    const [container] = template.spec.containers;
    expect(template.spec.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('lead to the same pods, by ports that the container names', () => {
    const { labels } = template.metadata;
    const policy = find(base, 'NetworkPolicy').spec;
    expect([
      find(base, 'Service').spec.selector,
      find(base, 'PodDisruptionBudget').spec.selector.matchLabels,
      policy.podSelector.matchLabels,
    ]).toEqual([labels, labels, labels]);
    const named = template.spec.containers[0].ports.map(
      ({ name }: { name: string }) => name,
    );
    const used = [
      ...find(base, 'Service').spec.ports.map(
        (port: { targetPort: string }) => port.targetPort,
      ),
      ...policy.ingress.flatMap((rule: { ports: Array<{ port: string }> }) =>
        rule.ports.map(({ port }) => port),
      ),
    ];
    expect(used.filter(port => !named.includes(port))).toEqual([]);
  });
});

describeOnKubernetes('the manifests of the portal, applied', () => {
  let kubernetes: TestKubernetes;
  let applier: KubernetesApplier;

  beforeAll(async () => {
    kubernetes = await startKubernetes(kubernetesAssets!);
    applier = await KubernetesApplier.create(kubernetes);
    await kubernetes.request('POST', '/api/v1/namespaces', {
      metadata: { name: 'postgres-operator' },
    });
  });

  afterAll(async () => {
    await applier?.close();
    await kubernetes?.stop();
  });

  it('are taken by the API server, first without effect, then with', async () => {
    const [namespace, ...others] = [...base, ...actions];
    await applier.apply(namespace, { dryRun: true });
    await expect(applier.read(namespace)).rejects.toThrow(/404/);
    await applier.apply(namespace);
    for (const manifest of others) {
      await applier.apply(manifest, { dryRun: true });
      await applier.apply(manifest);
      expect(await applier.read(manifest)).toMatchObject({
        metadata: { name: manifest.metadata.name },
      });
    }
    // Again, as an upgrade does.
    for (const manifest of others) {
      await applier.apply(manifest);
    }
  });

  it('give the portal the files of the account that acts, beside its own', async () => {
    const mountsOf = ({ spec }: Manifest): string[] =>
      spec.template.spec.containers[0].volumeMounts.map(
        ({ mountPath }: { mountPath: string }) => mountPath,
      );
    const deployment = find(base, 'Deployment');
    for (const patch of readPatches(ACTIONS)) {
      await applier.merge(patch);
    }
    const patched = (await applier.read(deployment)) as Manifest;
    expect(mountsOf(patched).sort()).toEqual(
      [...mountsOf(deployment), '/etc/kindler-actions'].sort(),
    );
    const { volumes } = patched.spec.template.spec;
    const { projected } = volumes.find(
      ({ name }: { name: string }) => name === 'actions',
    );
    const [{ secret }, { configMap }] = projected.sources;
    expect([secret.name, configMap.name]).toEqual(
      ['Secret', 'ConfigMap'].map(kind => find(actions, kind).metadata.name),
    );
    expect(secret.items.map(({ path }: { path: string }) => path)).toEqual([
      'token',
      'ca.crt',
    ]);
    await applier.apply(deployment);
  });

  it('are refused with a field that does not exist', async () => {
    const wrong = structuredClone(find(base, 'Service'));
    wrong.spec.ports[0].tragetPort = 1;
    await expect(applier.apply(wrong, { dryRun: true })).rejects.toThrow(
      /tragetPort/,
    );
  });

  it('let the portal look, and the other account act on PostgresClusters only', async () => {
    const may = (
      account: string,
      verb: string,
      group: string,
      resource: string,
    ) =>
      applier.may(`system:serviceaccount:backstage:${account}`, {
        namespace: 'postgres-operator',
        verb,
        group,
        resource,
      });
    const pgo = 'postgres-operator.crunchydata.com';
    expect(
      await Promise.all([
        may('kindler-observer', 'watch', '', 'pods'),
        may('kindler-observer', 'list', pgo, 'postgresclusters'),
        may('kindler-actions', 'patch', pgo, 'postgresclusters'),
      ]),
    ).toEqual([true, true, true]);
    expect(
      await Promise.all([
        may('kindler-observer', 'get', '', 'secrets'),
        may('kindler-observer', 'patch', pgo, 'postgresclusters'),
        may('kindler-actions', 'list', '', 'pods'),
        may('kindler-actions', 'delete', pgo, 'postgresclusters'),
      ]),
    ).toEqual([false, false, false, false]);
  });

  it('have a kubeconfig by which the plugin is the account that acts', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kindler-actions-'));
    try {
      const { data } = find(actions, 'ConfigMap');
      const kubeconfigFile = join(folder, 'kubeconfig');
      writeFileSync(
        kubeconfigFile,
        data.kubeconfig.replaceAll('/etc/kindler-actions', folder),
      );
      writeFileSync(join(folder, 'token'), 'token-of-kindler-actions');
      writeFileSync(join(folder, 'ca.crt'), '');
      const config = loadKubeConfig({ kubeconfigFile });
      const options = { headers: {} as Record<string, string> };
      await config.applyToHTTPSOptions(options as never);
      expect(options.headers.Authorization).toBe(
        'Bearer token-of-kindler-actions',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
