import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { evaluate } from './evaluate';
import type { EvaluationState } from './EvaluationState';
import { changed, HEALTHY } from './__testUtils__/healthy';
import { codes, find, lasting } from './__testUtils__/judging';
import { NOW, observedAt } from './__testUtils__/snapshots';
import { flapped, led } from './__testUtils__/lockWords';

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
});
