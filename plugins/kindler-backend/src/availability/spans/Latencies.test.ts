import {
  countLatency,
  summarizeLatencies,
  type LatencyCounts,
} from './Latencies';

const counted = (...all: number[]) => {
  const counts: LatencyCounts = {};
  all.forEach(ms => countLatency(counts, ms));
  return counts;
};

describe('latencies', () => {
  it('give median and 95th percentile to some per cent, over several days', () => {
    const days = [
      counted(...Array(90).fill(4)),
      counted(...Array(10).fill(200)),
    ];
    const { median, p95 } = summarizeLatencies(days)!;
    expect(median / 4).toBeCloseTo(1, 1);
    expect(p95 / 200).toBeCloseTo(1, 1);
  });

  it('stay few, however different they are', () => {
    const all = Array.from({ length: 50_000 }, (_, index) => index / 5);
    expect(Object.keys(counted(...all)).length).toBeLessThan(160);
  });

  it('are none of nothing', () => {
    expect(summarizeLatencies([])).toBeUndefined();
    expect(summarizeLatencies([{}])).toBeUndefined();
  });
});
