import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  CoreV1Api,
  KubernetesObjectApi,
  RbacAuthorizationV1Api,
  type KubernetesObject,
  type V1ClusterRole,
} from '@kubernetes/client-node';
import {
  checkEnvironmentProvider,
  eventually,
} from '@kindler/backstage-plugin-kindler-node/testUtils';
import { parseAllDocuments } from 'yaml';
import { createTestProvider } from './__testUtils__/createTestProvider';
import { postgresClusterDefinition } from './__testUtils__/postgresClusterDefinition';
import { PostgresOperatorStandIn } from './__testUtils__/PostgresOperatorStandIn';
import {
  describeOnKubernetes,
  startControlPlane,
  type ControlPlane,
} from './__testUtils__/startControlPlane';
import { RIGHTS } from './kubernetes/rights';

jest.setTimeout(600_000);

const MANIFEST = resolve(__dirname, '../examples/rbac.yaml');
const POSTGRES = { postgresVersion: 16 };
const signal = new AbortController().signal;

const documents = parseAllDocuments(readFileSync(MANIFEST, 'utf8')).map(
  document => document.toJS() as KubernetesObject,
);

describeOnKubernetes('the rights of examples/rbac.yaml', () => {
  let plane: ControlPlane;
  let operator: PostgresOperatorStandIn;
  let kubeconfigFile: string;

  beforeAll(async () => {
    plane = await startControlPlane();
    const objects = KubernetesObjectApi.makeApiClient(plane.config);
    for (const document of documents) {
      await objects.create(document);
    }
    const { status } = await plane.config
      .makeApiClient(CoreV1Api)
      .createNamespacedServiceAccountToken({
        name: 'kindler-environments',
        namespace: 'kindler',
        body: { spec: { audiences: ['https://kubernetes.default.svc'] } },
      });
    kubeconfigFile = await plane.writeKubeconfig(status!.token);
    operator = new PostgresOperatorStandIn(plane.config);
    operator.start();
  });

  afterAll(async () => {
    await operator?.stop();
    await plane?.stop();
  });

  it('are enough, and a database is offered where PGO is installed only', async () => {
    const { provider, context, reach, state } =
      createTestProvider(kubeconfigFile);
    const shop = { name: 'shop', details: POSTGRES };
    await expect(provider.preflight(shop, context)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('install Crunchy PGO there'),
    });
    await KubernetesObjectApi.makeApiClient(plane.config).create(
      postgresClusterDefinition,
    );
    await eventually(() => provider.preflight(shop, context));
    expect(await reach(shop, 'running')).toContain('PostgreSQL is ready');
    expect(await reach(shop, 'stopped')).toContain(
      'PostgreSQL is stopped; its volumes stay',
    );
    expect(await state(shop)).toBe('stopped');
    await reach(shop, 'absent');
  });

  it('let the provider keep to the contract of environment providers', async () => {
    const names: [string, string] = ['one', 'other'];
    const { provider } = createTestProvider(kubeconfigFile);
    expect(await provider.availability(signal)).toEqual({ available: true });
    expect(
      await checkEnvironmentProvider(provider, { names, details: POSTGRES }),
    ).toEqual([]);
  });

  it('are named when one is missing, before anything is made', async () => {
    const { provider, reach } = createTestProvider(kubeconfigFile);
    const roles = plane.config.makeApiClient(RbacAuthorizationV1Api);
    const name = 'kindler-environments';
    const whole = documents.find(
      ({ kind, metadata }) => kind === 'ClusterRole' && metadata?.name === name,
    ) as V1ClusterRole;
    const expectReason = async (reason: unknown) =>
      eventually(async () =>
        expect(await provider.availability(signal)).toEqual(reason),
      );
    for (const { group, resources, verbs } of RIGHTS) {
      const [resource] = resources;
      const verb = verbs.at(-1)!;
      const rules = whole.rules!.map(rule =>
        rule.resources?.includes(resource) && rule.apiGroups?.includes(group)
          ? { ...rule, verbs: rule.verbs.filter(each => each !== verb) }
          : rule,
      );
      await roles.replaceClusterRole({ name, body: { ...whole, rules } });
      const missing = `${verb} ${resource}${group && `.${group}`}`;
      await expectReason({
        available: false,
        reason: expect.stringContaining(missing),
        hint: expect.objectContaining({ code: 'unable-namespace-next' }),
      });
    }
    const body = { ...whole, rules: whole.rules!.slice(1) };
    await roles.replaceClusterRole({ name, body });
    await eventually(() =>
      expect(
        reach({ name: 'refused', details: {} }, 'running'),
      ).rejects.toThrow(
        "cluster 'dev' refuses to read namespace 'refused': its identity lacks the verb 'get' on 'namespaces'",
      ),
    );
    await roles.replaceClusterRole({ name, body: whole });
    await expectReason({ available: true });
  });
});
