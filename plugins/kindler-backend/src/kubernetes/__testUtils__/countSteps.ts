const ITERATORS = [new Map().entries(), new Set().values(), [].values()].map(
  iterator => Object.getPrototypeOf(iterator),
);
const ARRAY = Object.getPrototypeOf([]);
const METHODS = [
  'filter',
  'find',
  'flatMap',
  'forEach',
  'map',
  'some',
] as const;

/**
 * Counts the items that the work iterates over, a measure that is the same on every machine. Indexed loops are not
 * counted.
 */
export function countSteps(work: () => void): number {
  let steps = 0;
  const spies = [
    ...ITERATORS.map(prototype => {
      const { next } = prototype;
      prototype.next = function count(this: unknown) {
        steps += 1;
        return next.call(this);
      };
      return () => Object.assign(prototype, { next });
    }),
    ...METHODS.map(name => {
      const original = ARRAY[name] as (...args: unknown[]) => unknown;
      const count = function count(this: unknown[], ...args: unknown[]) {
        steps += this.length;
        return original.apply(this, args);
      };
      Object.defineProperty(ARRAY, name, {
        value: count,
        writable: true,
        configurable: true,
      });
      return () =>
        Object.defineProperty(ARRAY, name, {
          value: original,
          writable: true,
          configurable: true,
        });
    }),
  ];
  try {
    work();
  } finally {
    spies.forEach(restore => restore());
  }
  return steps;
}
