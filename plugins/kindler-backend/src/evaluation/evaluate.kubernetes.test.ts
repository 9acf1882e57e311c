import { evaluate } from './evaluate';
import type { EvaluationState } from './EvaluationState';
import type { KubernetesCluster } from '../model/kubernetes/KubernetesCluster';
import type { LockObservation } from '../model/kubernetes/LockObservation';
import type { PostgresClusterView } from '../model/kubernetes/PostgresClusterView';
import { readKubernetesCluster } from '../kubernetes/clusters/readKubernetesCluster';
import { readFixture } from './__testUtils__/fixtures';
import { foundSnapshot } from './__testUtils__/foundSnapshot';
import { NOW, reading } from './__testUtils__/snapshots';

const A = 'hippo-instance1-abcd-0';
const E = 'hippo-instance1-efgh-0';

const objects = (kind: string) =>
  JSON.parse(readFixture(`kubernetes/v4.1.4/01-healthy/${kind}.json`)).items;

const WELL = readKubernetesCluster({
  namespace: 'db',
  scope: 'hippo-ha',
  records: objects('endpoints'),
  pods: objects('pods'),
  roleLabel: 'postgres-operator.crunchydata.com/role',
})!;

interface Seen {
  cluster?: Partial<KubernetesCluster>;
  sighting?: Partial<LockObservation>;
  operator?: Partial<PostgresClusterView>;
}

/** Findings after it was seen to be so for a time. */
function judged({ cluster, sighting, operator }: Seen, seconds = 120) {
  let state: EvaluationState | undefined;
  const at = (now: number) => {
    const view = operator && {
      namespace: 'db',
      name: 'hippo',
      upToDate: true,
      instanceSets: [],
      backups: { repositories: [], failed: 0 },
      conditions: [],
      ...operator,
    };
    const snapshot = foundSnapshot(
      { ...WELL, ...cluster },
      now,
      view && reading('kubernetes:lab/postgrescluster/db/hippo', view, now),
    );
    Object.assign(snapshot.kubernetes!.sighting!, sighting);
    const evaluation = evaluate(snapshot, state, now);
    state = evaluation.state;
    return evaluation.findings.map(
      ({ severity, code }) => `${severity} ${code}`,
    );
  };
  at(NOW);
  return at(NOW + seconds * 1000);
}

const labelled = (a?: string, e?: string): Partial<KubernetesCluster> => ({
  mode: 'configmaps',
  endpoint: undefined,
  pods: [
    { name: A, roleLabel: a },
    { name: E, roleLabel: e },
  ],
});

const members = (role: 'replica' | 'sync_standby', state: string) => ({
  ...WELL.cluster,
  members: WELL.cluster.members.map(member =>
    member.name === E ? { ...member, role, state } : member,
  ),
});

describe('what is wrong in Kubernetes', () => {
  it.each<[string, Partial<KubernetesCluster>, string[]]>([
    ['on the holder', labelled('master', 'replica'), []],
    [
      'on another pod',
      labelled('replica', 'primary'),
      ['critical role-label-elsewhere'],
    ],
    [
      'nowhere',
      labelled(undefined, 'replica'),
      ['critical role-label-elsewhere'],
    ],
    ['unknown', labelled(), []],
    [
      'on both',
      labelled('master', 'master'),
      ['critical pods-labelled-leader'],
    ],
    [
      'on another pod, where Endpoints lead',
      {
        ...labelled('replica', 'primary'),
        mode: 'endpoints',
        endpoint: WELL.endpoint,
      },
      [],
    ],
  ])('the role label of the leader is %s', (_, cluster, said) => {
    expect(judged({ cluster })).toEqual(said);
  });

  it.each<[string, number, Partial<KubernetesCluster>, string[]]>([
    ['two loops of 5 s', 11, {}, []],
    ['three loops of 5 s', 15, {}, ['warning lock-not-renewed']],
    ['two loops of 10 s', 21, { settings: { loopWait: 10 } }, []],
    [
      'nearly its ttl of 30 s',
      26,
      { settings: { loopWait: 10 } },
      ['warning lock-not-renewed'],
    ],
    [
      'two loops of 10 s with a ttl of 20 s',
      19,
      { lock: { ...WELL.lock!, ttl: 20 }, settings: { loopWait: 10 } },
      [],
    ],
  ])('the lock is not renewed for %s', (_, seconds, cluster, said) => {
    const sighting = { movedAt: NOW };
    expect(judged({ cluster, sighting }, seconds)).toEqual(said);
  });

  it('the holder took the lock back, and that fades', () => {
    const retaken = { leader: A, at: NOW, from: 3, to: 4 };
    expect(judged({ sighting: { retaken } })).toEqual(['info lock-retaken']);
    expect(judged({ sighting: { retaken } }, 16 * 60)).toEqual([]);
    expect(
      judged({ sighting: { retaken: { ...retaken, leader: E } } }),
    ).toEqual([]);
  });

  it.each<[string, Partial<PostgresClusterView>, string[]]>([
    [
      'fewer are ready than there are',
      { instanceSets: [{ name: 's', replicas: 2, readyReplicas: 1 }] },
      ['warning instances-not-ready'],
    ],
    [
      'there are fewer than wanted',
      {
        instanceSets: [{ name: 's', wanted: 3, replicas: 2, readyReplicas: 2 }],
      },
      ['warning instances-not-ready'],
    ],
    [
      'all are ready',
      {
        instanceSets: [{ name: 's', wanted: 2, replicas: 2, readyReplicas: 2 }],
      },
      [],
    ],
    [
      'one more is ready while pods are replaced',
      {
        instanceSets: [{ name: 's', wanted: 2, replicas: 3, readyReplicas: 3 }],
      },
      [],
    ],
    [
      'PGO has not told of the set yet',
      { instanceSets: [{ name: 's', wanted: 2 }] },
      [],
    ],
    [
      'it is meant to be down',
      {
        shutdown: true,
        instanceSets: [{ name: 's', wanted: 2, replicas: 0, readyReplicas: 0 }],
      },
      [],
    ],
  ])('%s', (_, operator, said) => {
    expect(judged({ operator })).toEqual(said);
  });

  it.each<[string, Partial<KubernetesCluster>, string[]]>([
    ['streams', {}, []],
    [
      'is gone from the record',
      { cluster: members('replica', 'streaming') },
      ['warning sync-standby-missing'],
    ],
    [
      'does not run',
      { cluster: members('sync_standby', 'start failed') },
      ['warning member-not-running', 'warning sync-standby-missing'],
    ],
    [
      'is gone in strict mode',
      {
        cluster: members('replica', 'streaming'),
        settings: { synchronous: true, synchronousModeStrict: true },
      },
      ['critical sync-standby-missing'],
    ],
    [
      'is not asked for',
      {
        cluster: members('replica', 'streaming'),
        settings: { synchronous: false },
      },
      [],
    ],
  ])('the synchronous standby %s', (_, cluster, said) => {
    expect(judged({ cluster })).toEqual(said);
  });
});
