import { Turns } from './Turns';

describe('Turns', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const all = ['a', 'b', 'c'];
  const takeFor = (turns: Turns, costMs: number) => {
    const done: string[] = [];
    turns.take(all, 100, each => {
      done.push(each);
      jest.advanceTimersByTime(costMs);
    });
    return done.join('');
  };

  it('works through all while there is time', () => {
    const turns = new Turns();
    expect(takeFor(turns, 10)).toBe('abc');
    expect(takeFor(turns, 10)).toBe('abc');
  });

  it('goes on where it stopped when there was not', () => {
    const turns = new Turns();
    expect([1, 2, 3].map(() => takeFor(turns, 50))).toEqual(['ab', 'ca', 'bc']);
  });

  it('works on one at least', () => {
    const turns = new Turns();
    expect([1, 2, 3].map(() => takeFor(turns, 500))).toEqual(['a', 'b', 'c']);
  });

  it('bears that there are fewer than before, or none', () => {
    const turns = new Turns();
    takeFor(turns, 50);
    const work = jest.fn();
    turns.take([], 100, work);
    expect(work).not.toHaveBeenCalled();
    turns.take(['a'], 100, work);
    expect(work.mock.calls).toEqual([['a']]);
  });
});
