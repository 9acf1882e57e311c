import { evaluate } from '../evaluate';
import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import type { KubernetesObject } from '../../model/kubernetes/KubernetesObject';
import { readKubernetesCluster } from '../../kubernetes/clusters/readKubernetesCluster';
import { parseSettings } from '../../dcs/parseSettings';
import { toDatabase } from './toDatabase';
import { readFixture } from '../__testUtils__/fixtures';
import { foundSnapshot } from '../__testUtils__/foundSnapshot';
import { HEALTHY } from '../__testUtils__/healthy';
import { NOW, reading } from '../__testUtils__/snapshots';

const iso = (ms: number) => new Date(ms).toISOString();
const told = (snapshot: ClusterSnapshot) =>
  toDatabase(snapshot, evaluate(snapshot, undefined, NOW));

describe('the lock', () => {
  it('is what the record of the Kubernetes API says', () => {
    const objects = (kind: string): KubernetesObject[] =>
      JSON.parse(readFixture(`kubernetes/v4.1.4/01-healthy/${kind}.json`))
        .items;
    const snapshot = foundSnapshot(
      readKubernetesCluster({
        namespace: 'db',
        scope: 'hippo-ha',
        records: objects('endpoints'),
        pods: objects('pods'),
        roleLabel: 'postgres-operator.crunchydata.com/role',
      })!,
    );
    snapshot.kubernetes!.sighting = {
      ...snapshot.kubernetes!.sighting!,
      intervals: [5000, 5100, 9000, 4900],
    };
    const { lock } = told(snapshot);
    expect(lock).toEqual({
      holder: 'hippo-instance1-abcd-0',
      acquiredAt: expect.stringMatching(/^2026-11-22T\d\d:\d\d:\d\d\.\d{3}Z$/),
      renewedAt: iso(NOW),
      renewals: { medianMs: 5000, longestMs: 9000, count: 4 },
      ttl: 30,
      transitions: 0,
      optime: expect.stringMatching(/^\d+$/),
      slots: expect.any(Object),
      source: 'kubernetes:lab/db/hippo-ha',
      observedAt: iso(NOW),
    });
  });

  it('is what its holder knows, where the DCS is not read', () => {
    const snapshot: ClusterSnapshot = {
      ...HEALTHY,
      history: reading('patroni-rest:demo', [
        { endedTimeline: 0, newLeader: 'patroni1', at: iso(NOW - 60_000) },
      ]),
      nodes: HEALTHY.nodes.map((node, index) =>
        index === 0
          ? { ...node, dcsMovedAt: NOW - 2000, dcsIntervals: [3000] }
          : node,
      ),
    };
    expect(told(snapshot).lock).toEqual({
      holder: 'patroni1',
      acquiredAt: iso(NOW - 60_000),
      renewedAt: iso(NOW - 2000),
      renewals: { medianMs: 3000, longestMs: 3000, count: 1 },
      ttl: 20,
      optime: expect.stringMatching(/^\d+$/),
      source: 'patroni-rest:demo/127.0.0.1:18008',
      observedAt: iso(NOW),
    });
  });

  it('is not known without anybody who tells', () => {
    expect(told({ ...HEALTHY, managedBy: 'none', nodes: [] }).lock).toBe(
      undefined,
    );
  });
});

describe('the settings', () => {
  it('are told with where and when they were read', () => {
    const text = readFixture('patroni/v4.1.4/01-healthy/config.json');
    const snapshot = {
      ...HEALTHY,
      settings: reading('patroni-rest:demo', parseSettings(text), NOW - 9000),
    };
    expect(told(snapshot).settings).toMatchObject({
      ttl: 20,
      parameters: { wal_level: 'replica' },
      source: 'patroni-rest:demo',
      observedAt: iso(NOW - 9000),
    });
    expect(told(HEALTHY).settings).toBeUndefined();
  });
});
