import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { JsonObject } from '@backstage/types';
import { startLab, type Lab } from '@kindler/lab';
import type {
  ActionCheck,
  DatabaseActionKind,
} from '@kindler/backstage-plugin-kindler-common';
import type { KubernetesObject } from '@kubernetes/client-node';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { BackendProcess } from '../__testUtils__/BackendProcess';
import { labConfig, startKindler } from '../__testUtils__/startKindler';
import { clientNode } from '../kubernetes/clientNode';
import { loadKubeConfig } from '../kubernetes/loadKubeConfig';
import { OperatorStandIn } from './__testUtils__/OperatorStandIn';

jest.setTimeout(300_000);

const MANIFEST = resolve(
  __dirname,
  '../../examples/kubernetes/kindler-actions-rbac.yaml',
);

if (!process.env.KUBEBUILDER_ASSETS) {
  process.stdout.write(
    'Skipping actions on PostgresClusters: KUBEBUILDER_ASSETS is not set.\n',
  );
}

const describeWithKubernetes = process.env.KUBEBUILDER_ASSETS
  ? describe
  : describe.skip;

/**
 * PGO itself does not run here: OperatorStandIn does to the lab's Patroni what PGO would do. What is tested is our
 * side of the PostgresCluster, under the identity and the rights of the manifest that is shipped.
 */
describeWithKubernetes('actions on a PostgresCluster', () => {
  let lab: Lab;
  let operator: OperatorStandIn;
  let folder: string;
  let config: ReturnType<typeof labConfig>;
  let kindler: Awaited<ReturnType<typeof startKindler>>;

  beforeAll(async () => {
    lab = await startLab({ dcs: 'kubernetes' });
    folder = mkdtempSync(join(tmpdir(), 'kindler-actions-'));
    operator = OperatorStandIn.start(lab);
    config = labConfig(lab);
    const [api] = config.kindler.kubernetes as JsonObject[];
    api.actions = { kubeconfigFile: await applyManifest() };
    kindler = await startKindler(config);
  });

  beforeEach(async () => {
    operator.resume();
    await lab.heal();
  });

  afterAll(async () => {
    await kindler?.stop();
    await operator?.stop();
    await lab?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The shipped manifest, and a kubeconfig with a token of its service account. */
  async function applyManifest(): Promise<string> {
    const { kubeconfigFile, namespace } = lab.state.kubernetes!;
    const { KubernetesObjectApi, CoreV1Api } = clientNode();
    const admin = loadKubeConfig({ kubeconfigFile });
    const objects = KubernetesObjectApi.makeApiClient(admin);
    for (const document of parseAllDocuments(readFileSync(MANIFEST, 'utf8'))) {
      await objects.create(document.toJS() as KubernetesObject);
    }
    const { status } = await admin
      .makeApiClient(CoreV1Api)
      .createNamespacedServiceAccountToken({
        name: 'kindler-actions',
        namespace,
        body: { spec: { audiences: ['https://kubernetes.default.svc'] } },
      });
    const kubeconfig = parse(readFileSync(kubeconfigFile, 'utf8'));
    kubeconfig.users[0].user = { token: status!.token };
    const file = join(folder, 'kubeconfig');
    writeFileSync(file, stringify(kubeconfig), { mode: 0o600 });
    return file;
  }

  const act = (action: DatabaseActionKind, more: object = {}) =>
    kindler.post(`/databases/hippo/${action}`, { reason: 'a test', ...more });
  const hippo = async () => (await kindler.get('/databases/hippo')).body.item;
  const failing = (checks: ActionCheck[]) =>
    checks
      .filter(({ ok, blocking }) => blocking && ok !== true)
      .map(({ name }) => name);

  it('offers what the PostgresCluster can order, and says why not the rest', async () => {
    expect(await hippo()).toMatchObject({
      managedBy: 'pgo',
      actions: ['switchover', 'restart', 'pause', 'resume'].map(kind => ({
        kind,
      })),
    });
    const { body } = await act('reinitialize', {
      member: 'hippo-instance1-abcd-0',
      dryRun: true,
    });
    expect(body).toMatchObject({
      possible: false,
      checks: [
        { ok: false, message: { text: expect.stringMatching(/PGO runs/) } },
      ],
    });
    const member = await act('restart', { member: 'hippo-instance1-abcd-0' });
    expect(member.status).toBe(400);
    expect(member.body.error.message).toMatch(/member cannot be chosen/);
    const time = await act('switchover', {
      scheduledAt: '2099-01-01T00:00:00Z',
    });
    expect(time.status).toBe(400);
    expect(time.body.error.message).toMatch(/scheduledAt cannot be set/);
  });

  it('switches over to a named member, and leaves no order behind', async () => {
    const leader = (await lab.leader())!;
    const next = lab.state.members
      .map(({ name }) => name)
      .find(name => name !== leader)!;
    const planned = (await act('switchover', { member: next, dryRun: true }))
      .body;
    expect(failing(planned.checks)).toEqual([]);
    expect(planned.via).toBe('PostgresCluster postgres-operator/hippo of PGO');
    const operation = await kindler.carryOut(() =>
      act('switchover', { member: next, leader }),
    );
    expect(operation).toMatchObject({
      status: 'succeeded',
      result: { from: leader, leader: next },
    });
    expect(await lab.leader()).toBe(next);
    const { spec } = await operator.read();
    expect(spec?.patroni?.switchover).toMatchObject({
      enabled: false,
      targetInstance: next.replace(/-0$/, ''),
    });
  });

  it('does not take the word of the operator for the deed', async () => {
    const leader = (await lab.leader())!;
    operator.lie();
    const { body } = await act('switchover');
    await operator.hasReported(`kindler-${body.item.id}`);
    const { body: running } = await kindler.get(`/operations/${body.item.id}`);
    expect(running.item.status).toBe('running');
    expect(await lab.leader()).toBe(leader);
    operator.resume();
    await lab.switchover();
    expect(await kindler.ended(body.item.id)).toMatchObject({
      status: 'succeeded',
    });
  });

  it('pauses and resumes failover through the specification', async () => {
    expect(await kindler.carryOut(() => act('pause'))).toMatchObject({
      status: 'succeeded',
    });
    expect(await hippo()).toMatchObject({ paused: true });
    expect((await operator.read()).spec?.patroni?.dynamicConfiguration).toEqual(
      { pause: true },
    );
    expect(await kindler.carryOut(() => act('resume'))).toMatchObject({
      status: 'succeeded',
    });
    expect(await hippo()).toMatchObject({ paused: false });
    expect((await operator.read()).spec?.patroni?.dynamicConfiguration).toEqual(
      {},
    );
  });

  it('restarts all members through the specification', async () => {
    const { body } = await act('restart', { dryRun: true });
    expect(body.effects[0].text).toMatch(/restarts all members/);
    const operation = await kindler.carryOut(() => act('restart'));
    expect(operation).toMatchObject({ status: 'succeeded' });
    expect(operator.restarted.sort()).toEqual(
      lab.state.members.map(({ name }) => name).sort(),
    );
  });

  it('is finished by the next backend when one is killed in the middle', async () => {
    const backend = await BackendProcess.create(lab, config.kindler);
    try {
      await backend.start();
      const leader = await lab.leader();
      const { id } = await backend.taken('/databases/hippo/switchover', {
        reason: 'a drill',
      });
      const { met, operation } = await backend.endedAfterKill(id, 0);
      expect(met).toBe('running');
      expect(operation).toMatchObject({
        status: 'succeeded',
        result: { from: leader, leader: await lab.leader() },
      });
      const { spec } = await operator.read();
      expect(spec?.patroni?.switchover?.enabled).toBe(false);
    } finally {
      backend.remove();
    }
  });

  it('refuses while the operator is told to stand still', async () => {
    await operator.patch({ spec: { paused: true } });
    const { body } = await act('switchover', { dryRun: true });
    expect(failing(body.checks)).toContain('operator');
    await operator.patch({ spec: { paused: null } });
  });
});
