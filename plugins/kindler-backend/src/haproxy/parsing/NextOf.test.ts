import { NextOf } from './NextOf';

describe('NextOf', () => {
  it('finds the place at or after a position', () => {
    const next = new NextOf('a,b,,c', ',');
    expect([0, 1, 2, 4, 5].map(position => next.from(position))).toEqual([
      1, 1, 3, 4, 6,
    ]);
  });

  it('searches each stretch of the text once', () => {
    const text = `${'plain\n'.repeat(1000)}"quoted"`;
    const next = new NextOf(text, '"');
    for (let position = 0; position < text.length; position += 6) {
      next.from(position);
    }
    expect(next.searches).toBeLessThanOrEqual(3);
  });

  it('does not look again where there is none', () => {
    const next = new NextOf('x'.repeat(1000), '"');
    for (let position = 0; position < 1000; position += 1) {
      expect(next.from(position)).toBe(1000);
    }
    expect(next.searches).toBe(1);
  });
});
