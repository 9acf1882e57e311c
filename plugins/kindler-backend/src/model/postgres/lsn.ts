/** Converts an LSN in PostgreSQL's format, `X/Y` in hexadecimal digits, to bytes; undefined for anything else. */
export function parseLsn(text: string | undefined): bigint | undefined {
  const parts = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(text ?? '');
  return parts
    ? BigInt(`0x${parts[1]}`) * 0x100000000n + BigInt(`0x${parts[2]}`)
    : undefined;
}

/** Returns the larger of two positions and ignores unknown ones. */
export function laterLsn(
  one: bigint | undefined,
  other: bigint | undefined,
): bigint | undefined {
  if (one === undefined || other === undefined) {
    return one ?? other;
  }
  return one > other ? one : other;
}

/** Bytes from one position to a later one, at least 0; undefined if either is unknown. */
export function bytesBetween(
  from: bigint | undefined,
  to: bigint | undefined,
): number | undefined {
  if (from === undefined || to === undefined) {
    return undefined;
  }
  return to > from ? Number(to - from) : 0;
}
