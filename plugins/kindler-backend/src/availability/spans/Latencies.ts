/** Latencies that differ by less than this factor are counted as equal. */
const STEP = 2 ** (1 / 8);
const SMALLEST_MS = 0.1;

/** Number of occurrences of each latency, by step on a logarithmic scale. */
export type LatencyCounts = Record<string, number>;

export function countLatency(counts: LatencyCounts, ms: number): void {
  const step = Math.round(Math.log(Math.max(ms, SMALLEST_MS)) / Math.log(STEP));
  counts[step] = (counts[step] ?? 0) + 1;
}

/** Returns the median and 95th percentile; undefined if nothing was counted. */
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

/** Rounds to two digits, which is the accuracy of the counts. */
function toMs(step: number): number {
  return Number((STEP ** step).toPrecision(2));
}
