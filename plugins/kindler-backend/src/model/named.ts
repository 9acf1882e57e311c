interface Named {
  name?: string;
}

/** A list of up to this length is searched faster without a table, which every list in memory would keep. */
const FEW = 16;

const tables = new WeakMap<readonly Named[], Map<string, Named>>();

/**
 * Returns the first item with a name. Long lists get a table that is built once, because sources decide how long lists
 * are. A list must not change after its first use.
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
