/**
 * What reading a source gave: everything there is, or why that is not known. Without a reason it is not configured, so
 * nothing is known and nothing is wrong.
 */
export type Listing<T> =
  | { ok: true; items: T[] }
  | { ok: false; reason?: string };
