/** Median, 95 % and most of times in milliseconds. */
export function describe(values: number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.ceil(share * sorted.length) - 1] / 1000).toFixed(2);
  return `median ${at(0.5)} s, 95 % ${at(0.95)} s, most ${at(1)} s`;
}
