import type { Thing } from '../model/Thing';
import { View } from './View';

const THINGS: Thing[] = Array.from(
  { length: 100 },
  (_, index): Thing => `database c${index}`,
);

const OLD = [
  { id: 'a', configuration: 'old' },
  { id: 'b', configuration: 'old' },
];
const ROLLOUT = [...OLD, { id: 'c', configuration: 'new' }];

describe('View', () => {
  it('shares the work among backends with the same configuration', () => {
    const [a, b] = OLD.map(({ id }) => new View(OLD, id));
    expect(a.others).toEqual(['b']);
    THINGS.forEach(thing => {
      expect(a.asks(thing)).toBe(!b.asks(thing));
      expect(a.records(thing)).toBe(a.asks(thing));
    });
  });

  it('lets each configuration observe for itself, and the newest write down what happens', () => {
    const [a, b, c] = ROLLOUT.map(({ id }) => new View(ROLLOUT, id));
    expect(c.others).toEqual([]);
    THINGS.forEach(thing => {
      expect(a.asks(thing)).toBe(!b.asks(thing));
      expect([a, b].some(view => view.records(thing))).toBe(false);
      expect(c.asks(thing) && c.records(thing)).toBe(true);
    });
  });

  it('gives nothing to a backend that is not there', () => {
    const view = new View(OLD, 'c');
    expect(THINGS.some(thing => view.asks(thing))).toBe(false);
  });
});
