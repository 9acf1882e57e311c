interface Named {
  name?: string;
}

const tables = new WeakMap<readonly Named[], Map<string, Named>>();

/**
 * The first item of a list with a name, found in a table that is made once for each list: sources tell how long lists
 * are. A list must not change after it was asked.
 */
export function named<T extends Named>(
  items: readonly T[],
  name: string | undefined,
): T | undefined {
  if (name === undefined) {
    return undefined;
  }
  let table = tables.get(items);
  if (!table) {
    table = new Map();
    for (const item of items) {
      if (item.name !== undefined && !table.has(item.name)) {
        table.set(item.name, item);
      }
    }
    tables.set(items, table);
  }
  return table.get(name) as T | undefined;
}
