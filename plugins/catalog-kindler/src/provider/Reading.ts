/**
 * What reading a source gave: everything there is, or why that is not known.
 */
export type Reading<T> =
  | { ok: true; items: T[] }
  | { ok: false; reason: string };
