/** So many times a list is read that changes while it is. */
const ATTEMPTS = 3;
const LIMIT = 500;

/** Which page is asked for. */
interface PageRequest {
  limit: number;
  cursor?: string;
}

interface Page<T> {
  items: T[];
  nextCursor?: string;
  /** Lists that are only ever added to count nothing. */
  summary?: { total: number };
}

/**
 * Reads all rows of a list, page by page, or throws: an incomplete answer is none. Lists that can be sorted have to be
 * read by name, since rows that change then keep their places.
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
