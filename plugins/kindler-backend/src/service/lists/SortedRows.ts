/** The sort key of a row, the most significant part first. It is unique in a list. */
export type SortKey = ReadonlyArray<string | number>;

/** A row with its sort key. */
export interface Keyed<T> {
  key: SortKey;
  row: T;
}

/** Rows in several orders, each of which is built once. */
export class SortedRows<T, TOrder extends string> {
  readonly #rows: readonly T[];
  readonly #keyOf: Record<TOrder, (row: T) => SortKey>;
  readonly #sorted = new Map<TOrder, Array<Keyed<T>>>();

  constructor(rows: readonly T[], keyOf: Record<TOrder, (row: T) => SortKey>) {
    this.#rows = rows;
    this.#keyOf = keyOf;
  }

  in(order: TOrder): ReadonlyArray<Keyed<T>> {
    let sorted = this.#sorted.get(order);
    if (!sorted) {
      sorted = this.#rows
        .map(row => ({ key: this.#keyOf[order](row), row }))
        .sort((a, b) => compareKeys(a.key, b.key));
      this.#sorted.set(order, sorted);
    }
    return sorted;
  }
}

export function compareKeys(a: SortKey, b: SortKey): number {
  for (let at = 0; at < a.length; at += 1) {
    if (a[at] !== b[at]) {
      return a[at] < b[at] ? -1 : 1;
    }
  }
  return 0;
}
