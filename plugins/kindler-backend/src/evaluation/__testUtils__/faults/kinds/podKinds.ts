import { AMBER, BAD, NOT_RED, RED, type KindOfFault } from '../KindOfFault';
import type { World } from '../World';
import { annotate, podOf, report } from '../changes/kubernetes';
import { leaderOf, replicas } from '../changes/members';
import { all, inKubernetes } from '../traits';

const hasOperator = ({ kubernetes }: World) =>
  kubernetes?.operator !== undefined;

function statusOfSets(world: World, values: Record<string, unknown>) {
  const { operator } = world.kubernetes!;
  const { status } = operator as unknown as {
    status: { instances: Array<Record<string, unknown>> };
  };
  Object.assign(status.instances[0], values);
}

/** Pods, and what PGO says of them. */
export const POD_KINDS: readonly KindOfFault[] = [
  {
    name: 'pod-of-a-replica-gone',
    appliesTo: all(inKubernetes, hasOperator),
    change: world => {
      const { kubernetes, members } = world;
      const { name } = replicas(world)[0];
      kubernetes!.pods = kubernetes!.pods.filter(
        pod => pod !== podOf(world, name),
      );
      world.members = members.filter(member => member.name !== name);
      statusOfSets(world, { readyReplicas: 1, replicas: 1 });
    },
    expected: { verdicts: BAD, from: 62, codes: ['instances-not-ready'] },
    until: 80,
  },
  {
    name: 'instance-not-ready',
    appliesTo: all(inKubernetes, hasOperator),
    change: world => statusOfSets(world, { readyReplicas: 1 }),
    expected: { verdicts: AMBER, from: 62, codes: ['instances-not-ready'] },
    until: 80,
  },
  {
    name: 'pod-of-a-replica-without-status',
    appliesTo: inKubernetes,
    change: world =>
      annotate(podOf(world, replicas(world)[0].name), { status: undefined }),
    expected: { verdicts: BAD, from: 40 },
  },
  {
    name: 'replica-start-failed-in-its-pod',
    appliesTo: inKubernetes,
    change: world =>
      report(world, replicas(world)[0].name, { state: 'start failed' }, [
        'timeline',
        'xlog_location',
        'replay_lsn',
        'receive_lsn',
        'replication_state',
      ]),
    expected: {
      verdicts: BAD,
      from: 40,
      codes: ['member-not-running', 'lag-unknown'],
    },
  },
  {
    name: 'backup-failed',
    appliesTo: all(inKubernetes, hasOperator),
    change: world => {
      const { status } = world.kubernetes!.operator as unknown as {
        status: { pgbackrest: { scheduledBackups: object[] } };
      };
      status.pgbackrest.scheduledBackups.push({
        cronJobName: 'hippo-repo1-incr',
        repo: 'repo1',
        type: 'incremental',
        failed: 1,
        startTime: '2026-11-22T08:00:00Z',
      });
    },
    expected: { verdicts: AMBER, from: 4, codes: ['backup-failed'] },
  },
  {
    name: 'operator-silent-while-patroni-is-well',
    appliesTo: all(inKubernetes, hasOperator),
    change: world => {
      world.kubernetes!.operatorFault = 'auth';
    },
    expected: { verdicts: NOT_RED, from: 0, neverVerdicts: RED },
  },
  {
    name: 'pods-of-others-carry-the-labels',
    appliesTo: inKubernetes,
    change: world => {
      const { kubernetes } = world;
      const labels = podOf(world, leaderOf(world)!)!.metadata!.labels;
      kubernetes!.pods.push({
        metadata: {
          name: 'pooler-6d7b-x7k2p',
          namespace: kubernetes!.namespace,
          labels: { ...labels, application: 'db-connection-pooler' },
        },
        status: { podIP: '10.244.0.50' },
      });
    },
    expected: {
      verdicts: ['ok', 'unknown'],
      from: 0,
      never: ['pods-labelled-leader'],
      neverVerdicts: RED,
    },
  },
];
