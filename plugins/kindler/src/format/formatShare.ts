/**
 * A share of a whole in percent, cut and never rounded up: what lacks a moment is not whole.
 */
export function formatShare(share: number): string {
  if (share >= 1) {
    return '100 %';
  }
  const thousandths = Math.floor(Math.max(0, share) * 100_000 + 1e-6);
  return `${(thousandths / 1000).toFixed(3)} %`;
}
