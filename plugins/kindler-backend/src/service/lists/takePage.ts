import { InputError } from '@backstage/errors';
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
 * The rows after those that a cursor stands for. It says what the last one of them is sorted by and not how many they
 * were, so rows that come, go or change meanwhile move no other one over the edge of a page.
 *
 * @param rows - sorted
 * @param order - what the order is called; a cursor of another one is refused
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

/** How many rows stand up to a key, which may be that of none of them. */
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
    throw new InputError('cursor is not one that this API gave for this order');
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
