import { observeLock, type LockObservation } from './LockObservation';

const lock = (
  leader: string | undefined,
  renewTime: string,
  transitions?: number,
) => ({ lock: { leader, renewTime, transitions, ttl: 30 } });

/** Sights one record after the other, ten seconds apart. */
function follow(...locks: Array<ReturnType<typeof lock>>): LockObservation {
  let sighting: LockObservation | undefined;
  locks.forEach((seen, index) => {
    sighting = observeLock(seen, sighting, index * 10_000);
  });
  return sighting!;
}

describe('observeLock', () => {
  it('keeps the time of the last renewal, and how regularly they came', () => {
    expect(
      follow(lock('a', '1'), lock('a', '2'), lock('a', '2'), lock('a', '3')),
    ).toMatchObject({ movedAt: 30_000, intervals: [10_000, 20_000] });
  });

  it('counts no renewal of another holder, and none while nobody watched', () => {
    expect(follow(lock('a', '1'), lock('b', '2')).intervals).toEqual([]);
    const before = follow(lock('a', '1'));
    expect(observeLock(lock('a', '2'), before, 60_000, false)).toMatchObject({
      movedAt: 60_000,
      intervals: [],
    });
  });

  it.each<[string, Array<ReturnType<typeof lock>>, unknown]>([
    [
      'given up and taken back',
      [lock('a', '1', 3), lock(undefined, '1', 3), lock('a', '2', 4)],
      { leader: 'a', at: 20_000, from: 3, to: 4 },
    ],
    [
      'away and back between two looks',
      [lock('a', '1', 3), lock('a', '2', 5), lock('a', '3', 5)],
      { leader: 'a', at: 10_000, from: 3, to: 5 },
    ],
    [
      'taken by another',
      [lock('a', '1', 3), lock(undefined, '1', 3), lock('b', '2', 4)],
      undefined,
    ],
    ['without counts', [lock('a', '1'), lock('a', '2', 4)], undefined],
  ])('sees a lock %s', (_, locks, retaken) => {
    expect(follow(...locks).retaken).toEqual(retaken);
  });
});
