/**
 * An LSN as PostgreSQL writes it, e.g. `0/58D8B40`, from the number of bytes that Patroni keeps.
 */
export function formatLsn(bytes: string): string {
  if (!/^\d+$/.test(bytes)) {
    return bytes;
  }
  const lsn = BigInt(bytes);
  const half = 32n;
  const high = (lsn >> half).toString(16);
  const low = BigInt.asUintN(32, lsn).toString(16);
  return `${high}/${low}`.toUpperCase();
}
