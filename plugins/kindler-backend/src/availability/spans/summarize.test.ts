import { randomOf } from '../__testUtils__/random';
import type { ClientSpan } from './ClientSpan';
import { summarize } from './summarize';
import { uniteRoutes, uniteSpans, type Segment } from './uniteSpans';

const random = randomOf(11);
const LENGTH = 60;

function randomSpan(): ClientSpan {
  const [from, sureFrom, sureTo, to] = Array.from({ length: 4 }, () =>
    random.below(LENGTH),
  ).sort((a, b) => a - b);
  const state = random.pick(['served', 'refused', 'refused-here'] as const);
  return { state, from, to, sureFrom, sureTo };
}

/** The same, moment by moment. */
function stateAt(spans: readonly ClientSpan[], moment: number) {
  const within = (from: number, to: number) => from <= moment && moment < to;
  const at = spans.filter(({ from, to }) => within(from, to));
  const refused = at.filter(({ state }) => state === 'refused');
  if (refused.some(({ sureFrom, sureTo }) => within(sureFrom, sureTo))) {
    return 'out';
  }
  if (at.some(({ state }) => state === 'served')) {
    return 'served';
  }
  return refused.length > 0 ? 'out' : 'unknown';
}

const segmentAt = (segments: readonly Segment[], moment: number) =>
  segments.find(({ from, to }) => from <= moment && moment < to);

describe('uniteSpans', () => {
  it('is what it is moment by moment, whatever several backends saw', () => {
    for (let round = 0; round < 400; round += 1) {
      const spans = Array.from({ length: random.below(12) }, randomSpan);
      const segments = uniteSpans(spans);
      for (let moment = 0; moment < LENGTH; moment += 1) {
        const state = segmentAt(segments, moment)?.state ?? 'unknown';
        expect(state).toBe(stateAt(spans, moment));
      }
      segments.slice(1).forEach(({ state, from }, index) => {
        expect(from).toBe(segments[index].to);
        expect(state).not.toBe(segments[index].state);
      });
    }
  });

  it('lets proof of a refusal win, and a client that was served over a guess', () => {
    const served = (from: number, to: number): ClientSpan => ({
      state: 'served',
      from,
      to,
      sureFrom: from,
      sureTo: to,
    });
    const refused: ClientSpan = {
      state: 'refused',
      from: 0,
      sureFrom: 5,
      sureTo: 15,
      to: 17,
    };
    expect(uniteSpans([refused, served(0, 8), served(16, 30)])).toEqual([
      { state: 'served', from: 0, to: 5 },
      { state: 'out', from: 5, to: 16 },
      { state: 'served', from: 16, to: 30 },
    ]);
    const here: ClientSpan = { ...refused, state: 'refused-here' };
    expect(uniteSpans([here, served(0, 30)])).toEqual([
      { state: 'served', from: 0, to: 30 },
    ]);
    expect(uniteSpans([here])).toEqual([{ state: 'unknown', from: 0, to: 17 }]);
  });
});

describe('uniteRoutes', () => {
  it('is out while any route is, and served while all are that were looked at', () => {
    for (let round = 0; round < 300; round += 1) {
      const routes = Array.from({ length: 1 + random.below(4) }, () =>
        uniteSpans(Array.from({ length: random.below(6) }, randomSpan)),
      );
      const united = uniteRoutes(routes);
      for (let moment = 0; moment < LENGTH; moment += 1) {
        const states = routes.flatMap(
          segments => segmentAt(segments, moment)?.state ?? [],
        );
        const calm = states.length > 0 && !states.includes('unknown');
        const expected = states.includes('out')
          ? 'out'
          : (calm && 'served') || 'unknown';
        expect(segmentAt(united, moment)?.state ?? 'unknown').toBe(expected);
      }
    }
  });
});

describe('summarize', () => {
  it('adds up, in every window', () => {
    for (let round = 0; round < 300; round += 1) {
      const segments = uniteSpans(
        Array.from({ length: random.below(12) }, randomSpan),
      );
      const middle = random.below(LENGTH);
      const whole = summarize(segments, { from: 0, to: LENGTH });
      const parts = [
        summarize(segments, { from: 0, to: middle }),
        summarize(segments, { from: middle, to: LENGTH }),
      ];
      for (const key of ['outMs', 'lookedMs', 'unknownMs'] as const) {
        expect(parts[0][key] + parts[1][key]).toBe(whole[key]);
      }
      expect(whole.lookedMs + whole.unknownMs).toBe(LENGTH);
      expect(whole.outMs).toBeLessThanOrEqual(whole.lookedMs);
      expect(whole.longestOutageMs).toBeLessThanOrEqual(whole.outMs);
      expect(whole.outMs > 0).toBe(whole.longestOutageMs > 0);
      const share = 1 - whole.outMs / whole.lookedMs;
      expect(whole.available?.toFixed(9)).toBe(
        whole.lookedMs > 0 ? share.toFixed(9) : undefined,
      );
    }
  });

  it('knows nothing of a time in which nobody looked', () => {
    expect(summarize([], { from: 0, to: 100 })).toEqual({
      available: undefined,
      outMs: 0,
      lookedMs: 0,
      unknownMs: 100,
      longestOutageMs: 0,
    });
  });

  it('takes no more than n log n: a hundred thousand spans are summed at once', () => {
    const spans = Array.from({ length: 100_000 }, (_, index): ClientSpan => {
      const from = index * 10;
      const state = index % 2 ? 'refused' : 'served';
      return { state, from, to: from + 10, sureFrom: from, sureTo: from + 10 };
    });
    expect(
      summarize(uniteSpans(spans), { from: 0, to: 1_000_000 }),
    ).toMatchObject({ available: 0.5, longestOutageMs: 10 });
  });
});
