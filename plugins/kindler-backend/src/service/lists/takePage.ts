import { fieldError, word } from '@kindler/backstage-plugin-kindler-common';
import { compareKeys, type Keyed, type SortKey } from './SortedRows';

const DEFAULT_LIMIT = 50;

export interface PageFilter {
  limit?: number;
  cursor?: string;
}

export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/**
 * Returns the rows after a cursor. The cursor holds the sort key of the last row and not the number of rows, so rows
 * that are added, removed or changed meanwhile do not shift others across a page boundary.
 *
 * @param rows - sorted
 * @param order - name of the order; a cursor of another order is rejected
 */
export function takePage<T>(
  rows: ReadonlyArray<Keyed<T>>,
  order: string,
  { limit = DEFAULT_LIMIT, cursor }: PageFilter,
): Page<T> {
  const begin =
    cursor === undefined ? 0 : countUpTo(rows, readCursor(cursor, order, rows));
  const page = rows.slice(begin, begin + limit);
  const isLast = begin + page.length >= rows.length;
  return {
    items: page.map(({ row }) => row),
    nextCursor: isLast ? undefined : toCursor(order, page[page.length - 1].key),
  };
}

/** Returns the number of rows up to a key, which need not be the key of any row. */
function countUpTo<T>(rows: ReadonlyArray<Keyed<T>>, key: SortKey): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (compareKeys(rows[middle].key, key) <= 0) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

function toCursor(order: string, key: SortKey): string {
  return Buffer.from(JSON.stringify([order, ...key])).toString('base64url');
}

function readCursor<T>(
  cursor: string,
  order: string,
  rows: ReadonlyArray<Keyed<T>>,
): SortKey {
  const [name, ...key] = parseList(cursor);
  const isOne = name === order && (rows.length === 0 || fits(key, rows[0].key));
  if (!isOne) {
    throw fieldError('cursor', word('field-cursor', {}));
  }
  return key as SortKey[number][];
}

function parseList(cursor: string): unknown[] {
  try {
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function fits(key: unknown[], other: SortKey): boolean {
  return (
    key.length === other.length &&
    key.every((part, at) => typeof part === typeof other[at])
  );
}
