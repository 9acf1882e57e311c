/**
 * A point in time with the reader's time zone, e.g. `Nov 22, 2026, 10:00 PM UTC`.
 */
export function formatTime(at: string): string {
  return new Date(at).toLocaleString([], {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}
