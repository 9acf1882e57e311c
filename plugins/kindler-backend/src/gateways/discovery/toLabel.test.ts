import { toLabel } from './toLabel';

describe('toLabel', () => {
  it.each([
    ['Orders_RW', 'orders-rw'],
    ['__', 'unnamed'],
    ['a'.repeat(80), 'a'.repeat(63)],
  ])('calls %s %s', (name, label) => {
    expect(toLabel(name)).toBe(label);
  });
});
