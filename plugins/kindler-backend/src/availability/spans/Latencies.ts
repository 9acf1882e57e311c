/** Latencies that differ by less than this factor are counted as the same: a ninth of an octave and less is no news. */
const STEP = 2 ** (1 / 8);
const SMALLEST_MS = 0.1;

/** How often each latency was seen, by its step on a scale of logarithms. */
export type LatencyCounts = Record<string, number>;

export function countLatency(counts: LatencyCounts, ms: number): void {
  const step = Math.round(Math.log(Math.max(ms, SMALLEST_MS)) / Math.log(STEP));
  counts[step] = (counts[step] ?? 0) + 1;
}

/** Median and 95th percentile of all that was counted; undefined of nothing. */
export function summarizeLatencies(
  all: readonly LatencyCounts[],
): { median: number; p95: number } | undefined {
  const sums = new Map<number, number>();
  let total = 0;
  for (const counts of all) {
    for (const [step, count] of Object.entries(counts)) {
      sums.set(Number(step), (sums.get(Number(step)) ?? 0) + count);
      total += count;
    }
  }
  if (total === 0) {
    return undefined;
  }
  const steps = [...sums].sort(([a], [b]) => a - b);
  const at = (share: number) => {
    let seen = 0;
    const [step] = steps.find(([, count]) => {
      seen += count;
      return seen >= share * total;
    })!;
    return toMs(step);
  };
  return { median: at(0.5), p95: at(0.95) };
}

/** Two digits are as much as is known. */
function toMs(step: number): number {
  return Number((STEP ** step).toPrecision(2));
}
