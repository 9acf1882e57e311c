import { readFixtureIfAny } from '../evaluation/__testUtils__/fixtures';
import { parseHistory } from './parseHistory';

describe('parseHistory', () => {
  it('reads entries of three to five items', () => {
    const text = readFixtureIfAny(
      'patroni/v4.1.4/05-after-switchover/history.json',
    );
    expect(parseHistory(text!)).toEqual([
      {
        endedTimeline: 1,
        lsn: '67536216',
        reason: 'no recovery target specified',
        at: '2026-11-22T08:34:47.349736+00:00',
        newLeader: 'patroni2',
      },
    ]);
    expect(
      parseHistory('[[1,25623960,"x"],[2,98765432109876543210,"y","soon"],7]'),
    ).toEqual([
      { endedTimeline: 1, lsn: '25623960', reason: 'x' },
      { endedTimeline: 2, lsn: '98765432109876543210', reason: 'y' },
    ]);
  });

  it('refuses an object', () => {
    expect(() => parseHistory('{}')).toThrow('not a list');
  });
});
