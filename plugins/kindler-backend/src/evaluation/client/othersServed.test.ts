import { countsStill, othersWereServed } from './othersServed';

const NOW = 1_000_000;

describe('othersWereServed', () => {
  const before = { sessions: 10, bytesOut: 1000 };

  it.each([
    ['sessions with answers', { sessions: 12, bytesOut: 9000 }, 0, true],
    ['probes from here', { sessions: 12, bytesOut: 9000 }, 2, false],
    ['sessions that are refused', { sessions: 12, bytesOut: 1200 }, 0, false],
    ['another process', { sessions: 1, bytesOut: 100 }, 0, false],
  ])('of %s', (_, after, own, expected) => {
    expect(othersWereServed(before, after, own)).toBe(expected);
  });
});

describe('countsStill', () => {
  it.each([
    ['lately', NOW - 30_000, true, true],
    ['long ago', NOW - 61_000, true, false],
    ['by a gateway that is silent now', NOW - 1000, false, false],
    ['never', undefined, true, false],
  ])('what was seen %s', (_, at, answers, expected) => {
    expect(countsStill(at, NOW, answers)).toBe(expected);
  });
});
