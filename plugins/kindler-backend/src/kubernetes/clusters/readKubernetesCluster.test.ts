import { readFixture } from '../../evaluation/__testUtils__/fixtures';
import {
  NOW,
  reading,
  sampleSnapshot,
} from '../../evaluation/__testUtils__/snapshots';
import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import { evaluate } from '../../evaluation/evaluate';
import type { KubernetesCluster } from '../../model/kubernetes/KubernetesCluster';
import { observeLock } from '../../model/kubernetes/LockObservation';
import { readKubernetesCluster } from './readKubernetesCluster';

const ROLE = 'postgres-operator.crunchydata.com/role';
const A = 'hippo-instance1-abcd-0';
const E = 'hippo-instance1-efgh-0';

function read(path: string): KubernetesCluster {
  return readKubernetesCluster({
    namespace: 'postgres-operator',
    scope: 'hippo-ha',
    records: JSON.parse(readFixture(`kubernetes/${path}/endpoints.json`)).items,
    pods: JSON.parse(readFixture(`kubernetes/${path}/pods.json`)).items,
    roleLabel: ROLE,
  })!;
}

function snapshotOf(cluster: KubernetesCluster, now = NOW): ClusterSnapshot {
  return {
    ...sampleSnapshot({ patroni: 'v4.1.4/01-healthy' }),
    name: 'hippo',
    managedBy: 'pgo',
    nodes: [],
    settings: undefined,
    kubernetes: {
      reading: reading('kubernetes:hippo/postgres-operator', cluster, now),
      sighting: observeLock(cluster, undefined, NOW),
    },
  };
}

describe('readKubernetesCluster', () => {
  it.each(['v3.0.2', 'v4.1.4'])('reads Endpoints and pods of %s', version => {
    const read1 = read(`${version}/01-healthy`);
    expect(read1).toMatchObject({
      owner: 'hippo',
      scope: 'hippo-ha',
      lock: { leader: A, ttl: 30 },
      systemIdentifier: expect.stringMatching(/^\d{19}$/),
      settings: { ttl: 30, loopWait: 5 },
      endpoint: { targets: [A] },
    });
    expect(read1.cluster.members.map(({ name, role }) => [name, role])).toEqual(
      [
        [A, 'leader'],
        [E, 'sync_standby'],
      ],
    );
    expect(read1.cluster.members[1]).toMatchObject({
      host: '127.0.0.2',
      port: 55432,
      timeline: 1,
      lag: 0,
    });
  });

  it('reads a scheduled switchover and the history', () => {
    expect(read('v4.1.4/02-scheduled-switchover').cluster).toMatchObject({
      scheduledSwitchover: { at: '2099-01-01T10:00:00+00:00', from: A, to: E },
    });
    expect(read('v4.1.4/03-after-switchover').history).toEqual([
      expect.objectContaining({ endedTimeline: 1, newLeader: E }),
    ]);
  });

  it('reads ConfigMaps, and survives annotations that cannot be read', () => {
    const cluster = readKubernetesCluster({
      namespace: 'n',
      scope: 's',
      roleLabel: 'role',
      records: [
        {
          metadata: {
            name: 's-leader',
            annotations: { leader: 'p', ttl: 'x' },
          },
        },
        {
          metadata: {
            name: 's-config',
            annotations: { config: '{', history: '<' },
          },
        },
      ],
      pods: [
        { metadata: { name: 'p', annotations: { status: 'nonsense' } } },
        {},
      ],
    });
    expect(cluster).toMatchObject({
      lock: { leader: 'p', ttl: 30 },
      endpoint: undefined,
      cluster: { members: [{ name: 'p', role: 'leader', state: 'unknown' }] },
    });
    expect(
      readKubernetesCluster({
        namespace: 'n',
        scope: 's',
        roleLabel: 'role',
        records: [],
        pods: [],
      }),
    ).toBeUndefined();
  });
});

describe('evaluate on Kubernetes', () => {
  it('names the lock holder, and says that no node is asked', () => {
    const at = evaluate(snapshotOf(read('v4.1.4/01-healthy')), undefined, NOW);
    expect(at.verdict).toBe('ok');
    expect(at.witnesses).toMatchObject({
      patroni: { status: 'named', members: [A] },
      postgres: {
        status: 'absent',
        reason: { text: expect.stringContaining('patroni.members') },
      },
      haproxy: { status: 'absent' },
      client: { status: 'absent' },
    });
  });

  it('suspects a split brain when two pods stay labelled as leader', () => {
    const cluster = read('v4.1.4/04-two-pods-labelled-master');
    const first = evaluate(snapshotOf(cluster), undefined, NOW);
    expect(first.findings[0]).toMatchObject({
      code: 'pods-labelled-leader',
      severity: 'warning',
      rule: 'S3',
    });
    expect(first.findings.map(({ rule }) => rule)).not.toContain('S6');
    expect(first.facts.holder?.name).toBe(A);
    const later = NOW + 31_000;
    const renewed = {
      ...cluster,
      lock: { ...cluster.lock!, renewTime: 'new' },
    };
    const snapshot = snapshotOf(renewed, later);
    snapshot.kubernetes!.sighting!.movedAt = later;
    expect(evaluate(snapshot, first.state, later).findings[0]).toMatchObject({
      severity: 'critical',
      params: { pods: `${A}, ${E}` },
    });
  });

  it('takes a lock that is not renewed for expired, on our clock', () => {
    const cluster = read('v4.1.4/01-healthy');
    const at = (seconds: number) => {
      const now = NOW + seconds * 1000;
      return evaluate(snapshotOf(cluster, now), undefined, now).facts.holder
        ?.name;
    };
    expect(at(29)).toBe(A);
    expect(at(31)).toBeUndefined();
  });

  it('sees Endpoints that lead to another pod', () => {
    const cluster = read('v4.1.4/01-healthy');
    const wrong = { ...cluster, endpoint: { ips: ['10.0.0.1'], targets: [E] } };
    const { findings } = evaluate(snapshotOf(wrong), undefined, NOW);
    expect(findings[0]).toMatchObject({
      code: 'endpoint-elsewhere',
      rule: 'S6',
      params: { where: E, holder: A },
    });
  });
});
