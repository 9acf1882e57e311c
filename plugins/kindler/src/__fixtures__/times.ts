/** The server's clock of all fixtures. */
export const NOW = '2026-11-22T10:00:00.000Z';

/** A time this many seconds before {@link NOW}. */
export function ago(seconds: number): string {
  return new Date(Date.parse(NOW) - seconds * 1000).toISOString();
}
