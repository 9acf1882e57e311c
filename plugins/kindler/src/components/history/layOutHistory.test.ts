import type { HistoryEntry } from '@kindler/backstage-plugin-kindler-common';
import { labelledChanges, layOutHistory } from './layOutHistory';

const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const minutesAgo = (minutes: number) =>
  new Date(NOW - minutes * 60_000).toISOString();
const source = 'patroni-rest:orders/orders-1';

const items: HistoryEntry[] = [
  {
    kind: 'leader',
    timeline: 4,
    leader: 'orders-2',
    at: minutesAgo(15),
    source,
  },
  { kind: 'leader', timeline: 2, leader: 'orders-3', source },
  {
    kind: 'failover',
    timeline: 3,
    leader: 'orders-1',
    at: minutesAgo(45),
    outageMs: 36_000,
    source,
  },
];
const members = ['orders-1', 'orders-2', 'orders-3'];

describe('layOutHistory', () => {
  it('gives every member a lane and each leader the time that it reigned', () => {
    const layout = layOutHistory({
      items,
      members,
      leader: 'orders-2',
      now: NOW,
    })!;
    expect(layout.span).toBe(3_600_000);
    expect(layout.lanes).toEqual([
      {
        member: 'orders-1',
        reigns: [{ timeline: 3, from: 0.25, to: 0.75, isUnconfirmed: false }],
      },
      {
        member: 'orders-2',
        reigns: [{ timeline: 4, from: 0.75, to: 1, isUnconfirmed: false }],
      },
      { member: 'orders-3', reigns: [] },
    ]);
    expect(layout.changes.map(({ outage }) => outage)).toEqual([
      0.01,
      undefined,
    ]);
  });

  it('shows a new timeline of the same leader', () => {
    const again: HistoryEntry = {
      ...items[0],
      kind: 'timeline',
      timeline: 5,
      at: minutesAgo(5),
    };
    const { lanes, changes } = layOutHistory({
      items: [...items, again],
      members,
      leader: 'orders-2',
      now: NOW,
    })!;
    expect(lanes[1].reigns.map(({ timeline }) => timeline)).toEqual([4, 5]);
    expect(changes.map(({ kind }) => kind)).toEqual([
      'failover',
      'leader',
      'timeline',
    ]);
  });

  it('lets an older timeline that came back end the newer one', () => {
    const back: HistoryEntry = {
      kind: 'back',
      timeline: 3,
      leader: 'orders-1',
      at: minutesAgo(5),
      returnedFrom: 4,
      source,
    };
    const { lanes, changes } = layOutHistory({
      items: [back, ...items],
      members,
      leader: 'orders-1',
      now: NOW,
    })!;
    expect(lanes[0].reigns.map(({ to }) => to)).toEqual([0.75, 1]);
    expect(lanes[1].reigns).toEqual([
      expect.objectContaining({ timeline: 4, isUnconfirmed: false }),
    ]);
    expect(changes.map(({ kind }) => kind)).toEqual([
      'failover',
      'leader',
      'back',
    ]);
  });

  it('does not claim that the last leader still reigns where nobody says so', () => {
    const { lanes } = layOutHistory({
      items,
      members,
      leader: undefined,
      now: NOW,
    })!;
    expect(lanes[1].reigns[0].isUnconfirmed).toBe(true);
  });

  it('keeps a member that is no longer there', () => {
    const { lanes } = layOutHistory({
      items,
      members: ['orders-2'],
      leader: 'orders-2',
      now: NOW,
    })!;
    expect(lanes.map(({ member }) => member)).toEqual(['orders-1', 'orders-2']);
  });

  it('has nothing to draw where no time is recorded', () => {
    expect(
      layOutHistory({
        items: [items[1]],
        members,
        leader: 'orders-3',
        now: NOW,
      }),
    ).toBeUndefined();
  });
});

describe('labelledChanges', () => {
  it('labels outages before others that stand too near', () => {
    const at = minutesAgo(1);
    const kind = 'leader' as const;
    const changes = [
      { kind, timeline: 3, at, position: 0.5, outageMs: 900 },
      { kind, timeline: 4, at, position: 0.55 },
      { kind, timeline: 5, at, position: 0.9 },
    ];
    expect(
      labelledChanges(changes, 0.1).map(({ timeline }) => timeline),
    ).toEqual([3, 5]);
  });
});
