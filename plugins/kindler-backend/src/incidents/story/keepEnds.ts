/** Keeps the first and the last items of a list that could grow without limit. */
export interface Ends<T> {
  items: T[];
  /** Number of items in the middle that were not kept. */
  leftOut: number;
}

export function noEnds<T>(): Ends<T> {
  return { items: [], leftOut: 0 };
}

/** Returns a new object with one more item. */
export function addEnd<T>(
  { items, leftOut }: Ends<T>,
  item: T,
  kept: { first: number; last: number },
): Ends<T> {
  const all = [...items, item];
  if (all.length <= kept.first + kept.last) {
    return { items: all, leftOut };
  }
  all.splice(kept.first, 1);
  return { items: all, leftOut: leftOut + 1 };
}
