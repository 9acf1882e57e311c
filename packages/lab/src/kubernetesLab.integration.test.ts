import { existsSync } from 'node:fs';
import { askKubernetes, KubernetesObject } from './kubernetesApi';
import { Lab } from './Lab';
import { PGO } from './postgresOperatorObjects';
import { startLab } from './startLab';
import { waitFor } from './waitFor';

jest.setTimeout(240_000);

const describeWithKubernetes = process.env.KUBEBUILDER_ASSETS
  ? describe
  : describe.skip;

interface LeaderObject {
  metadata: { annotations: { leader?: string; transitions: string } };
  subsets?: Array<{ addresses: Array<{ targetRef: { name: string } }> }>;
}

describeWithKubernetes('the lab on Kubernetes (KUBEBUILDER_ASSETS)', () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await startLab({ dcs: 'kubernetes' });
  });

  afterAll(async () => {
    await lab?.stop();
  });

  async function leaderObject(): Promise<LeaderObject> {
    return (await askKubernetes(
      lab.state.kubernetes!,
      'GET',
      '/api/v1/namespaces/postgres-operator/endpoints/hippo-ha',
    )) as unknown as LeaderObject;
  }

  it('keeps the lock in the Endpoints that PGO would have made', async () => {
    const leader = await lab.leader();
    const object = await leaderObject();
    expect(leader).toMatch(/^hippo-instance1-/);
    expect(object.metadata.annotations.leader).toBe(leader);
    expect(object.subsets?.[0].addresses[0].targetRef.name).toBe(leader);
  });

  it('has a PostgresCluster with the system identifier', async () => {
    const cluster = await askKubernetes(
      lab.state.kubernetes!,
      'GET',
      `/apis/${PGO}/v1beta1/namespaces/postgres-operator/postgresclusters/hippo`,
    );
    expect(cluster.status).toMatchObject({
      patroni: { systemIdentifier: expect.stringMatching(/^\d{19}$/) },
    });
  });

  it('moves the lock and the label of the Pods by a switchover', async () => {
    const before = await leaderObject();
    const next = await lab.switchover();
    await lab.waitHealthy();
    const after = await leaderObject();
    expect(after.metadata.annotations.leader).toBe(next);
    expect(Number(after.metadata.annotations.transitions)).toBe(
      Number(before.metadata.annotations.transitions) + 1,
    );
    const pod = await waitFor(
      'the label of the new leader',
      async () => {
        const found = (await askKubernetes(
          lab.state.kubernetes!,
          'GET',
          `/api/v1/namespaces/postgres-operator/pods/${next}`,
        )) as KubernetesObject & {
          metadata: { labels: Record<string, string> };
        };
        return found.metadata.labels[`${PGO}/role`] === 'master'
          ? found
          : undefined;
      },
      { deadlineMs: 20_000 },
    );
    expect(pod.metadata.name).toBe(next);
  });

  it('fails over when the leader is frozen, and heals', async () => {
    const frozen = (await lab.leader())!;
    await lab.freeze(frozen);
    await lab.waitForLeaderOtherThan(frozen);
    expect((await lab.heal()).healthy).toBe(true);
  });

  it('leaves nothing when it stops', async () => {
    const { folder } = lab.state;
    await lab.stop();
    expect(existsSync(folder)).toBe(false);
  });
});
