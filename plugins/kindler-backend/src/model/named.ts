interface Named {
  name?: string;
}

/** So few are found sooner without a table, of which each list in memory would keep one. */
const FEW = 16;

const tables = new WeakMap<readonly Named[], Map<string, Named>>();

/**
 * The first item of a list with a name, found in a table that is made once for a long list: sources tell how long lists
 * are. A list must not change after it was asked.
 */
export function named<T extends Named>(
  items: readonly T[],
  name: string | undefined,
): T | undefined {
  if (name === undefined) {
    return undefined;
  }
  if (items.length <= FEW) {
    return items.find(item => item.name === name);
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
