import { uniteChanges } from './uniteChanges';

const SEEN = { at: 100_000, from: 'a', to: 'b', formerTimeline: 1 };

describe('uniteChanges', () => {
  it('makes one of what an event of the leader, one of the timeline and the observer tell', () => {
    expect(
      uniteChanges(
        [
          { at: 100_000, from: 'a', to: 'b', timeline: 1, outageMs: 3000 },
          { at: 103_000, to: 'b', formerTimeline: 1, timeline: 2 },
        ],
        [{ ...SEEN, timeline: 2, outageMs: 3500 }],
      ),
    ).toEqual([{ ...SEEN, timeline: 2, outageMs: 3500 }]);
  });

  it.each([
    ['leaders', { ...SEEN, to: 'c', timeline: 2 }],
    [
      'ways to the same timeline',
      { ...SEEN, at: 160_000, formerTimeline: 3, timeline: 2 },
    ],
    ['timelines within a minute', { ...SEEN, formerTimeline: 2, timeline: 3 }],
    [
      'times without a new timeline',
      { at: 300_000, from: 'a', to: 'b', timeline: 2 },
    ],
  ])('keeps different %s apart', (_, other) => {
    expect(uniteChanges([{ ...SEEN, timeline: 2 }], [other])).toHaveLength(2);
  });

  it('tells a leader that comes back from one that several saw', () => {
    const back = [
      { at: 100_000, from: 'a', to: 'b' },
      { at: 120_000, from: 'b', to: 'a' },
      { at: 138_000, from: 'a', to: 'b', outageMs: 18_000 },
    ];
    expect(uniteChanges(back)).toEqual(back);
    const others = back
      .slice(0, 2)
      .map(each => ({ ...each, at: each.at + 9_000 }));
    expect(uniteChanges(back.slice(0, 2), others)).toHaveLength(2);
  });

  it('knows the same switch of timeline also when it was seen after a restart', () => {
    expect(
      uniteChanges(
        [{ ...SEEN, timeline: 2 }],
        [{ ...SEEN, at: 900_000, timeline: 2 }],
      ),
    ).toEqual([{ ...SEEN, timeline: 2 }]);
  });

  it('makes one of a change and its promotion, however late that was seen', () => {
    expect(
      uniteChanges([
        { at: 100_000, from: 'a', to: 'b', timeline: 1 },
        { at: 400_000, to: 'b', formerTimeline: 1, timeline: 2 },
      ]),
    ).toEqual([
      { at: 100_000, from: 'a', to: 'b', formerTimeline: 1, timeline: 2 },
    ]);
  });

  it('tells a timeline from one of the same number, once it gave way to an older one', () => {
    const changes = [
      { at: 100_000, from: 'a', to: 'b', formerTimeline: 2, timeline: 3 },
      { at: 200_000, from: 'b', to: 'a', formerTimeline: 3, timeline: 2 },
      { at: 300_000, from: 'a', to: 'b', formerTimeline: 2, timeline: 3 },
    ];
    expect(uniteChanges(changes)).toEqual(changes);
  });
});
