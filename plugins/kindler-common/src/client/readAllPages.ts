/** Number of times a list is read if it changes meanwhile. */
const ATTEMPTS = 3;
const LIMIT = 500;

interface PageRequest {
  limit: number;
  cursor?: string;
}

interface Page<T> {
  items: T[];
  nextCursor?: string;
  /** Missing for lists that only grow. */
  summary?: { total: number };
}

/**
 * Reads all rows of a list, page by page. Throws if the list is incomplete. Sort the list by name where it can be
 * sorted, because rows that change then keep their places.
 *
 * @example
 * ```ts
 * const routes = await readAllPages(page =>
 *   kindler.listRoutes({ ...page, sort: 'name' }, { credentials }),
 * );
 * ```
 * @public
 */
export async function readAllPages<T>(
  read: (page: PageRequest) => Promise<Page<T>>,
): Promise<T[]> {
  for (let attempt = 1; ; attempt += 1) {
    const { items, total } = await readOnce(read);
    if (total === undefined || items.length === total) {
      return items;
    }
    if (attempt === ATTEMPTS) {
      throw new Error(
        `The list changes while it is read: ${items.length} rows came, and there are ${total}`,
      );
    }
  }
}

async function readOnce<T>(read: (page: PageRequest) => Promise<Page<T>>) {
  const items: T[] = [];
  const seen = new Set<string>();
  let page = await read({ limit: LIMIT });
  items.push(...page.items);
  while (page.nextCursor !== undefined) {
    const cursor = page.nextCursor;
    if (seen.has(cursor)) {
      throw new Error(`The cursor ${cursor} came twice`);
    }
    seen.add(cursor);
    page = await read({ limit: LIMIT, cursor });
    items.push(...page.items);
  }
  return { items, total: page.summary?.total };
}
