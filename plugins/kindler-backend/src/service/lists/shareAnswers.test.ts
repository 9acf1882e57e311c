import { remake } from './remake';
import { shareAnswers } from './shareAnswers';

describe('shareAnswers', () => {
  const list = jest.fn(
    (
      rows: number[],
      { least }: { least: number },
      visible = (_: number) => true,
    ) => rows.filter(row => row >= least && visible(row)),
  );
  const shared = shareAnswers(list);

  beforeEach(() => list.mockClear());

  it('gives all who see everything the same answer', () => {
    const rows = [1, 2, 3];
    const answer = shared(rows, { least: 2 });
    expect(answer).toEqual([2, 3]);
    expect(shared(rows, { least: 2 })).toBe(answer);
    expect(list).toHaveBeenCalledTimes(1);
    expect(shared(rows, { least: 3 })).toEqual([3]);
    expect(shared([4], { least: 2 })).toEqual([4]);
  });

  it('never gives the answer of one to another who sees less', () => {
    const rows = [1, 2, 3];
    shared(rows, { least: 0 });
    expect(shared(rows, { least: 0 }, row => row !== 2)).toEqual([1, 3]);
    expect(shared(rows, { least: 0 }, () => false)).toEqual([]);
    expect(shared(rows, { least: 0 })).toEqual([1, 2, 3]);
  });

  it('remembers no end of filters', () => {
    const rows = [1];
    for (let least = 0; least < 1000; least += 1) {
      shared(rows, { least });
    }
    shared(rows, { least: 0 });
    expect(list).toHaveBeenCalledTimes(1000);
    shared(rows, { least: 999 });
    expect(list).toHaveBeenCalledTimes(1001);
  });
});

describe('remake', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('makes it again when something changed, and when it is old', () => {
    let changes = 0;
    const make = jest.fn(() => ({}));
    const read = remake(make, () => changes);
    const first = read();
    expect(read()).toBe(first);
    changes += 1;
    const second = read();
    expect(second).not.toBe(first);
    jest.advanceTimersByTime(200);
    expect(read()).toBe(second);
    jest.advanceTimersByTime(100);
    expect(read()).not.toBe(second);
    expect(make).toHaveBeenCalledTimes(3);
  });
});
