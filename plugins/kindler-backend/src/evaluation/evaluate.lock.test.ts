import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { evaluate } from './evaluate';
import type { EvaluationState } from './EvaluationState';
import type { PatroniCluster } from '../model/patroni/PatroniCluster';
import { changed, changeNode, HEALTHY } from './__testUtils__/healthy';
import { codes, find, lasting } from './__testUtils__/judging';
import { NOW, observedAt, reading } from './__testUtils__/snapshots';

/** What `/cluster` tells when this member leads, or nobody. */
const led =
  (leader?: string) =>
  (cluster: PatroniCluster): PatroniCluster => ({
    ...cluster,
    members: cluster.members.map(member => ({
      ...member,
      role: member.name === leader ? 'leader' : 'replica',
    })),
  });

describe('the rules of the lock', () => {
  it('S8: the leader changed three times', () => {
    const { state } = evaluate(HEALTHY, undefined, NOW);
    const leaderChanges = [1, 2, 3].map(minutes => ({
      at: NOW - minutes * 60_000,
      from: 'a',
      to: 'b',
    }));
    const now = evaluate(HEALTHY, { ...state, leaderChanges }, NOW);
    expect(codes(now)).toEqual(['info leader-flapping']);
    const later = NOW + 14.5 * 60_000;
    const calm = evaluate(observedAt(HEALTHY, later), now.state, later);
    expect(codes(calm)).toEqual([]);
  });

  const flapped = (seconds: number[], more: Partial<ClusterSnapshot> = {}) => ({
    ...HEALTHY,
    history: reading(
      'patroni-rest:demo',
      seconds.map((ago, index) => ({
        endedTimeline: index + 1,
        at: new Date(NOW - ago * 1000).toISOString(),
        newLeader: 'patroni1',
      })),
    ),
    ...more,
  });

  it.each<[string, ClusterSnapshot, string[]]>([
    [
      'three promotions that Patroni recorded, of one leader again and again',
      flapped([800, 500, 200]),
      ['info leader-flapping'],
    ],
    ['two of them long ago', flapped([8000, 5000, 200]), []],
    [
      'times that are ahead, by a clock of theirs',
      flapped([300, 0, -120]),
      ['info leader-flapping'],
    ],
    ['all of them long ago', flapped([9e6, 9e6, 9e6]), []],
  ])('S8 at first sight: %s', (_, snapshot, expected) => {
    expect(codes(evaluate(snapshot, undefined, NOW))).toEqual(expected);
  });

  it('S8: one leader is promoted again and again before our eyes', () => {
    let state: EvaluationState | undefined;
    let last: string[] = [];
    for (let timeline = 1; timeline <= 4; timeline += 1) {
      const now = NOW + timeline * 120_000;
      const seen = evaluate(
        observedAt(
          changed({
            nodes: node => ({ ...node, timeline }),
            clusters: cluster => ({
              ...cluster,
              members: cluster.members.map(member => ({ ...member, timeline })),
            }),
          }),
          now,
        ),
        state,
        now,
      );
      state = seen.state;
      last = codes(seen);
    }
    expect(last).toEqual(['info leader-flapping']);
  });

  it('S10: the lock is held by a node whose PostgreSQL does not serve', () => {
    const snapshot = changed({
      nodes: (node, name) =>
        name === 'patroni1'
          ? { ...node, state: 'starting', writable: false }
          : node,
    });
    expect(evaluate(snapshot, undefined, NOW).verdict).toBe('degraded');
    expect(find(lasting(snapshot), 'holder-not-serving')?.severity).toBe(
      'critical',
    );
  });

  it('S11: nobody holds the lock', () => {
    const snapshot = changed({
      clusters: led(),
    });
    expect(find(lasting(snapshot, 10), 'no-leader')?.severity).toBe('warning');
    expect(find(lasting(snapshot, 21), 'no-leader')).toMatchObject({
      severity: 'critical',
      message: expect.stringContaining('patroni1 still accepts writes'),
    });
  });

  it('S11: sooner where the other witnesses say the same', () => {
    const snapshot = changed({
      clusters: led(),
      nodes: node => ({ ...node, writable: false }),
    });
    expect(find(lasting(snapshot, 6), 'no-leader')?.severity).toBe('critical');
  });

  it('S13: nodes disagree about the lock', () => {
    const snapshot = changed({
      clusters: (cluster, name) =>
        name === 'patroni3' ? led('patroni3')(cluster) : cluster,
    });
    expect(
      find(evaluate(snapshot, undefined, NOW), 'nodes-disagree'),
    ).toBeUndefined();
    expect(find(lasting(snapshot), 'nodes-disagree')?.severity).toBe(
      'critical',
    );
  });

  it.each<[string, Array<number | undefined>, boolean]>([
    ['on another timeline by one node', [1, 1, 7], true],
    ['on no known timeline by one node', [1, 1, undefined], false],
    ['on the same one by all', [7, 7, 7], false],
  ])('S13: the same holder, %s', (_, timelines, disagree) => {
    const snapshot = changed({
      clusters: (cluster, name) => ({
        ...cluster,
        members: cluster.members.map(member => ({
          ...member,
          timeline: timelines[Number(name.at(-1)) - 1],
        })),
      }),
      nodes: node => ({ ...node, timeline: undefined }),
    });
    const finding = find(lasting(snapshot), 'nodes-disagree');
    expect(finding !== undefined).toBe(disagree);
    expect(
      find(evaluate(snapshot, undefined, NOW), 'nodes-disagree'),
    ).toBeUndefined();
  });

  describe('the holder does not reach the DCS, by its own word', () => {
    it.each([
      [9, []],
      [14, ['warning lock-not-renewed']],
      [20, ['warning lock-not-renewed']],
      [21, ['warning dcs-unseen']],
    ])('for %d s', (seconds, expected) => {
      const snapshot = changeNode('patroni1', () => ({
        dcsMovedAt: NOW - seconds * 1000,
      }));
      const others = {
        ...snapshot,
        nodes: snapshot.nodes.map(node => ({ dcsMovedAt: NOW, ...node })),
      };
      expect(codes(evaluate(others, undefined, NOW))).toEqual(expected);
    });

    it('and a replica that does not is no matter of the lock', () => {
      const snapshot = changeNode('patroni2', () => ({
        dcsMovedAt: NOW - 15_000,
      }));
      expect(codes(evaluate(snapshot, undefined, NOW))).toEqual([]);
    });
  });

  describe('nodes that are asked in turn', () => {
    /** The nodes' words with how many seconds ago they were heard, and since when they have said so. */
    const said = (words: Array<[string, number, number?]>): ClusterSnapshot => {
      const snapshot = changed({
        clusters: (cluster, name) =>
          led(words[Number(name.at(-1)) - 1][0])(cluster),
      });
      return {
        ...snapshot,
        nodes: snapshot.nodes.map((node, index) => {
          const [, ago, since = ago] = words[index];
          return {
            ...node,
            namesSince: NOW - since * 1000,
            cluster: { ...node.cluster!, observedAt: NOW - ago * 1000 },
          };
        }),
      };
    };

    it.each<[string, Array<[string, number, number?]>, string | undefined]>([
      [
        'a change of leader shows in the newest answer',
        [
          ['patroni1', 4, 99],
          ['patroni1', 2, 99],
          ['patroni3', 0],
        ],
        'patroni3',
      ],
      [
        'one that says something else all the time is not believed',
        [
          ['patroni1', 4, 99],
          ['patroni1', 2, 99],
          ['patroni3', 0, 60],
        ],
        'patroni1',
      ],
      [
        'an answer that is older than the present is not gone by',
        [
          ['patroni1', 8, 99],
          ['patroni1', 9, 99],
          ['patroni1', 10, 99],
        ],
        undefined,
      ],
    ])('%s', (_, words, leader) => {
      const { facts } = evaluate(said(words), undefined, NOW);
      expect(facts.holder?.name).toBe(leader);
    });

    it('S13 rests on answers that were all given after it began', () => {
      const words: Array<[string, number, number?]> = [
        ['patroni1', 4, 99],
        ['patroni1', 2, 99],
        ['patroni3', 0],
      ];
      const first = evaluate(said(words), undefined, NOW - 60_000);
      expect(
        find(evaluate(said(words), first.state, NOW), 'nodes-disagree'),
      ).toMatchObject({ severity: 'critical' });
      const late = evaluate(said(words), undefined, NOW - 3000);
      expect(
        find(evaluate(said(words), late.state, NOW + 3000), 'nodes-disagree'),
      ).toBeUndefined();
    });
  });

  it('S14: failsafe holds the cluster', () => {
    const snapshot = changed({
      nodes: node => ({ ...node, failsafeActive: true }),
    });
    expect(codes(evaluate(snapshot, undefined, NOW))).toEqual([
      'warning failsafe-active',
    ]);
  });

  it('S15: nodes do not reach the DCS, timed on our own clock', () => {
    const some = changeNode('patroni2', () => ({ dcsMovedAt: NOW - 30_000 }));
    some.nodes[0] = { ...some.nodes[0], dcsMovedAt: NOW - 1000 };
    expect(codes(evaluate(some, undefined, NOW))).toEqual([
      'warning dcs-unseen',
    ]);
    const all = changeNode('patroni2', () => ({ dcsMovedAt: NOW - 30_000 }));
    expect(codes(evaluate(all, undefined, NOW))).toEqual([
      'critical dcs-unseen',
    ]);
  });
});
