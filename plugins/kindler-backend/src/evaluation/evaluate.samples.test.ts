import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { evaluate } from './evaluate';
import { readFixture } from './__testUtils__/fixtures';
import { codes, lasting } from './__testUtils__/judging';
import {
  NOW,
  reading,
  sampleSnapshot,
  sqlReading,
} from './__testUtils__/snapshots';
import { parseCluster } from '../dcs/parseCluster';
import { parseNode } from '../patroni/parseNode';

describe('evaluate over the samples', () => {
  it.each([
    ['v2.1.7/01-healthy', '01-healthy.haproxy-2.6.12', 'ok', []],
    ['v3.0.2/01-healthy', '01-healthy.haproxy-3.0.0', 'ok', []],
    ['v4.1.4/01-healthy', '01-healthy.haproxy-3.0.0', 'ok', []],
    [
      'v4.1.4/02-scheduled-switchover',
      '02-scheduled-switchover.haproxy-3.0.0',
      'ok',
      ['info switchover-scheduled'],
    ],
    [
      'v4.1.4/03-pending-restart',
      '03-pending-restart.haproxy-3.0.0',
      'ok',
      ['info pending-restart'],
    ],
    [
      'v4.1.4/05-after-switchover',
      '05-after-switchover.haproxy-3.0.0',
      'ok',
      [],
    ],
    ['v4.1.4/06-paused', '06-paused.haproxy-3.0.0', 'ok', ['info paused']],
    ['v4.1.4/07-sync-mode', '07-sync-mode.haproxy-3.0.0', 'ok', []],
    ['v4.1.4/08-quorum-mode', '08-quorum-mode.haproxy-3.0.0', 'ok', []],
    [
      'v4.1.4/09-failsafe-enabled',
      '09-failsafe-enabled.haproxy-3.0.0',
      'ok',
      [],
    ],
    ['v4.1.4/13-recovered', '13-recovered.haproxy-3.0.0', 'ok', []],
    [
      'v4.1.4/15-standby-cluster',
      '15-standby-cluster.haproxy-3.0.0',
      // The lab has no other site: nobody listens at standby_cluster.port, and only Patroni tells of it.
      'ok',
      ['info standby-leader-not-streaming', 'info standby-cluster'],
    ],
    ['v2.1.7/05-after-switchover', undefined, 'ok', []],
    ['v3.0.2/06-paused', undefined, 'ok', ['info paused']],
    ['v3.0.2/07-sync-mode', undefined, 'ok', []],
  ])('%s is %3$s', (patroni, haproxy, verdict, expected) => {
    const evaluation = lasting(sampleSnapshot({ patroni, haproxy }));
    expect(codes(evaluation)).toEqual(expected);
    expect(evaluation.verdict).toBe(verdict);
    for (const finding of evaluation.findings) {
      expect(finding.evidence).not.toEqual([]);
    }
  });

  it('names the same member from three witnesses when all is well', () => {
    const { witnesses } = lasting(
      sampleSnapshot({
        patroni: 'v4.1.4/01-healthy',
        haproxy: '01-healthy.haproxy-3.0.0',
      }),
    );
    expect(witnesses).toMatchObject({
      patroni: { members: ['patroni1'] },
      postgres: { members: ['patroni1'] },
      haproxy: { members: ['patroni1'] },
      client: { status: 'absent' },
    });
  });

  it('tells what a planned change is', () => {
    const text = (patroni: string) =>
      lasting(sampleSnapshot({ patroni })).findings[0].message;
    expect(text('v4.1.4/02-scheduled-switchover')).toBe(
      'A switchover from patroni1 is scheduled for 2099-01-01T10:00:00+00:00.',
    );
    expect(text('v4.1.4/03-pending-restart')).toBe(
      'A restart is pending on patroni1, patroni2, patroni3: max_connections 50 -> 60.',
    );
  });

  it('sees HAProxy behind a switchover first as passing, then as an alarm', () => {
    const snapshot = sampleSnapshot({
      patroni: 'v4.1.4/04-just-after-switchover',
      haproxy: '04-just-after-switchover.haproxy-3.0.0',
    });
    const first = evaluate(snapshot, undefined, NOW);
    expect(codes(first)).toContain('warning write-route-elsewhere');
    expect(first.verdict).toBe('degraded');
    expect(first.witnesses.patroni.members).toEqual(['patroni2']);
    expect(first.witnesses.haproxy.members).toEqual(['patroni1']);
    const members = first.facts.members;
    expect(members[0]).toMatchObject({ state: 'stopped', lag: 'unknown' });
    const later = lasting(snapshot);
    expect(codes(later)).toContain('critical write-route-elsewhere');
    expect(later.findings[0]).toMatchObject({
      rule: 'S5',
      since: new Date(NOW).toISOString(),
      params: { holder: 'patroni2', servers: 'patroni1' },
    });
  });

  it.each(['v2.1.7', 'v3.0.2', 'v4.1.4'])(
    'proves the split brain of %s by SQL, which /cluster never shows',
    version => {
      const snapshot = sampleSnapshot({
        patroni: `${version}/11-split-brain-two-primaries`,
        haproxy:
          version === 'v4.1.4'
            ? '11-split-brain-two-primaries.haproxy-3.0.0'
            : undefined,
      });
      const blind = lasting(snapshot);
      expect(blind.verdict).toBe('degraded');
      expect(codes(blind)).toContain('warning member-silent');

      const holder = blind.witnesses.patroni.members[0];
      const nodes = snapshot.nodes.map(node => ({
        ...node,
        sql: sqlReading(node.name !== 'patroni2' && node.name !== holder),
      }));
      const seen = lasting({ ...snapshot, probed: true, nodes });
      expect(seen.verdict).toBe('critical');
      expect(seen.findings[0]).toMatchObject({
        code: 'split-brain',
        rule: 'S2',
        params: { members: ['patroni2', holder].sort().join(', ') },
      });
    },
  );

  it('does not call a paused cluster without leader down', () => {
    const { verdict, findings } = lasting(
      sampleSnapshot({
        patroni: 'v4.1.4/14-paused-leader-patroni-stopped',
        haproxy: '14-paused-leader-patroni-stopped.haproxy-3.0.0',
      }),
    );
    expect(verdict).toBe('critical');
    expect(findings[0]).toMatchObject({
      code: 'paused-without-leader',
      rule: 'S12',
      message: expect.stringContaining('PostgreSQL may still accept writes'),
    });
    expect(findings.map(({ code }) => code)).not.toContain('no-leader');
  });

  it('says that a replica which does not start has an unknown lag', () => {
    const evaluation = lasting(startFailed());
    expect(evaluation.verdict).toBe('degraded');
    expect(codes(evaluation)).toEqual(
      expect.arrayContaining([
        'warning member-not-running',
        'warning lag-unknown',
      ]),
    );
  });

  it('sees replicas of patroni#2713 on an old timeline and a leader without address', () => {
    const snapshot = sampleSnapshot({ patroni: 'v4.1.4/01-healthy' });
    const cluster = parseCluster(
      readFixture('issues/patroni-2713-cluster.json'),
    );
    const [first] = snapshot.nodes;
    const evaluation = lasting({
      ...snapshot,
      nodes: [
        {
          ...first,
          node: undefined,
          cluster: reading('patroni-rest:a', cluster),
        },
      ],
    });
    expect(evaluation.verdict).toBe('degraded');
    expect(codes(evaluation)).toEqual(
      expect.arrayContaining([
        'warning replica-timeline-behind',
        'warning leader-without-address',
      ]),
    );
    expect(evaluation.findings[0].params).toMatchObject({
      members: 'patroni1 (15), patroni3 (15)',
      timeline: 19,
    });
  });
});

function startFailed(): ClusterSnapshot {
  const folder = 'patroni/v4.1.4-startfailed';
  const cluster = parseCluster(readFixture(`${folder}/cluster.json`));
  const node = parseNode(readFixture(`${folder}/patroni.pod2.json`));
  const id = 'patroni-rest:hippo/127.0.0.2:28008';
  return {
    ...sampleSnapshot({ patroni: 'v4.1.4/01-healthy' }),
    nodes: [
      {
        address: '127.0.0.2:28008',
        node: reading(id, node),
        cluster: reading(id, cluster),
      },
    ],
  };
}
