import { growthOf } from './growthOf';

/** Compares a text of a size so many times with each of its characters. */
const work = (timesOf: (size: number) => number) => ({
  name: 'work',
  size: 1,
  make: (size: number) => {
    const text = 'x'.repeat(size);
    return () => {
      let found = 0;
      for (let time = timesOf(size); time > 0; time -= 1) {
        for (let at = 0; at < size; at += 1) {
          found += text.charCodeAt(at) === time ? 1 : 0;
        }
      }
      return found;
    };
  },
});

describe('growthOf', () => {
  it.each<[string, (size: number) => number, boolean]>([
    ['the square of its input', size => size, true],
    ['n log n', size => 100 * Math.log2(size), false],
    ['its input', () => 1000, false],
  ])('tells work that grows with %s', (_, timesOf, isDear) => {
    const growth = growthOf(work(timesOf), 1000, 40);
    expect(growth > 40).toBe(isDear);
  });

  it('does not mind work that is refused', () => {
    const refused = () => () => {
      throw new Error('no');
    };
    expect(growthOf({ name: 'a', size: 1, make: refused }, 1, 40)).toBe(0);
  });
});
