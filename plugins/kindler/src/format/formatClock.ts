/**
 * A time of day to the second, as the reader's clock has it.
 */
export function formatClock(at: string): string {
  return new Date(at).toLocaleTimeString([], {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
}
