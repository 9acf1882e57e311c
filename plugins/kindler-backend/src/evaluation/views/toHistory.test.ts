import { NOW, reading } from '../__testUtils__/snapshots';
import { toHistory } from './toHistory';

const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();
const RECORDED = reading('patroni-rest:demo', [
  { endedTimeline: 1, lsn: '100', reason: 'no recovery target specified' },
  { endedTimeline: 2, lsn: '200', at: at(0), newLeader: 'b' },
]);

describe('toHistory', () => {
  it('tells what Patroni recorded, with the timeline that began', () => {
    expect(toHistory(RECORDED, [])).toEqual([
      expect.objectContaining({ timeline: 2, lsn: '100', leader: undefined }),
      expect.objectContaining({
        timeline: 3,
        lsn: '200',
        leader: 'b',
        at: at(0),
      }),
    ]);
    expect(toHistory(undefined, [])).toEqual([]);
  });

  it('adds the outage that was observed to what was recorded', () => {
    const change = {
      at: NOW - 5000,
      from: 'a',
      to: 'b',
      timeline: 3,
      outageMs: 4000,
    };
    expect(toHistory(RECORDED, [change])[1]).toMatchObject({
      timeline: 3,
      outageMs: 4000,
      source: 'patroni-rest:demo',
    });
  });

  it('keeps changes that Patroni did not record', () => {
    const changes = [
      { at: NOW + 600_000, from: 'b', to: 'a', timeline: 4 },
      { at: NOW + 900_000, from: 'a', to: 'c' },
    ];
    expect(toHistory(RECORDED, changes).slice(2)).toEqual([
      {
        at: at(600),
        timeline: 4,
        leader: 'a',
        outageMs: undefined,
        source: 'observer',
      },
    ]);
  });

  it('knows a recorded switch also when it was seen only after a restart', () => {
    const change = { at: NOW + 3_600_000, from: 'b', to: 'b', timeline: 3 };
    expect(toHistory(RECORDED, [change])).toHaveLength(2);
    const untimed = { at: NOW - 900_000, from: 'x', to: 'a', timeline: 2 };
    expect(toHistory(RECORDED, [untimed])[0]).toMatchObject({
      timeline: 2,
      leader: 'a',
      at: at(-900),
    });
  });

  it('keeps what Patroni forgot', () => {
    const changes = [1, 2, 3].map(timeline => ({
      at: NOW + timeline * 600_000,
      from: 'a',
      to: 'a',
      formerTimeline: timeline + 2,
      timeline: timeline + 3,
    }));
    const truncated = reading('patroni-rest:demo', [
      { endedTimeline: 5, lsn: '9', at: at(1800), newLeader: 'a' },
    ]);
    expect(
      toHistory(truncated, changes).map(({ timeline, source }) => [
        timeline,
        source,
      ]),
    ).toEqual([
      [4, 'observer'],
      [5, 'observer'],
      [6, 'patroni-rest:demo'],
    ]);
  });

  it('shows a change once, also while its promotion was not seen', () => {
    const pending = { from: 'b', to: 'a', at: NOW + 600_000 };
    expect(
      toHistory(RECORDED, [{ ...pending, formerTimeline: 3, timeline: 3 }]),
    ).toHaveLength(2);
    expect(toHistory(RECORDED, [{ ...pending, timeline: 3 }])).toHaveLength(2);
  });

  it('marks a timeline that gave way to an older one, and that one', () => {
    const lost = {
      timeline: 3,
      leader: 'b',
      from: NOW,
      to: NOW + 24_000,
      forkLsn: '200',
      lsn: '700',
      backTo: 2,
      newLeader: 'a',
      at: NOW + 30_000,
    };
    expect(toHistory(RECORDED, [], [lost]).slice(1)).toEqual([
      expect.objectContaining({
        timeline: 3,
        leader: 'b',
        lost: { bytes: 500 },
      }),
      {
        at: at(30),
        timeline: 2,
        leader: 'a',
        returnedFrom: 3,
        source: 'observer',
      },
    ]);
    const change = {
      at: NOW + 31_000,
      from: 'b',
      to: 'a',
      formerTimeline: 3,
      timeline: 2,
    };
    expect(toHistory(RECORDED, [change], [lost]).slice(1)).toEqual([
      expect.objectContaining({ timeline: 3, lost: { bytes: 500 } }),
      expect.objectContaining({ timeline: 2, at: at(31), returnedFrom: 3 }),
    ]);
  });
});
