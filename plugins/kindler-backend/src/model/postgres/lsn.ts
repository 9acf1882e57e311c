/** Bytes of an LSN as PostgreSQL prints it, `X/Y` in hexadecimal digits; undefined where it is none. */
export function parseLsn(text: string | undefined): bigint | undefined {
  const parts = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(text ?? '');
  return parts
    ? BigInt(`0x${parts[1]}`) * 0x100000000n + BigInt(`0x${parts[2]}`)
    : undefined;
}

/** The larger of two positions; what is not known does not count. */
export function laterLsn(
  one: bigint | undefined,
  other: bigint | undefined,
): bigint | undefined {
  if (one === undefined || other === undefined) {
    return one ?? other;
  }
  return one > other ? one : other;
}

/** Bytes from one position to a later one, never less than 0; undefined where either is not known. */
export function bytesBetween(
  from: bigint | undefined,
  to: bigint | undefined,
): number | undefined {
  if (from === undefined || to === undefined) {
    return undefined;
  }
  return to > from ? Number(to - from) : 0;
}
