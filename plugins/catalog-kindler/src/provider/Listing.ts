/**
 * Result of reading a source: everything there is, or why that is unknown. Without a reason the source is not
 * configured, so nothing is known and nothing is wrong.
 */
export type Listing<T> =
  | { ok: true; items: T[] }
  | { ok: false; reason?: string };
