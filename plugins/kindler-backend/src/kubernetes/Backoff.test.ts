import { Backoff } from './Backoff';

describe('Backoff', () => {
  it.each([
    [0, 0.5],
    [1 - Number.EPSILON, 1],
  ])('doubles its pauses up to a longest one (%d)', (random, part) => {
    jest.spyOn(Math, 'random').mockReturnValue(random);
    const backoff = new Backoff();
    const pauses = () =>
      Array.from({ length: 5 }, () => Math.round(backoff.next() / part));
    expect(pauses()).toEqual([500, 1000, 2000, 4000, 4000]);
    backoff.reset();
    expect(pauses()[0]).toBe(500);
  });
});
