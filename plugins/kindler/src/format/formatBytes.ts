const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/**
 * Bytes as PostgreSQL writes them: powers of 1024, e.g. `48 kB`.
 */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (Math.abs(value) >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const text =
    unit === 0 || Math.abs(value) >= 100
      ? String(Math.round(value))
      : String(Math.round(value * 10) / 10);
  return `${text} ${UNITS[unit]}`;
}
