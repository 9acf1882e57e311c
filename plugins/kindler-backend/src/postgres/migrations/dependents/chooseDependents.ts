import type { Use } from './readUses';

export interface Chosen {
  /** Views and materialized views, each after those that its query uses. */
  views: string[];
  materialized: Set<string>;
  /** Rules that are not the query of a view. */
  rules: string[];
}

const QUERY = '_RETURN';
const MATERIALIZED = 'm';

/**
 * Chooses those whose query uses a changing column. A materialized view can only be dropped and recreated, so
 * everything that uses it is chosen too. Rules on `clusters` itself are always chosen, because they would change what
 * the import writes.
 */
export function chooseDependents(
  uses: Use[],
  changing: ReadonlySet<number>,
  clusters: string,
): Chosen {
  const chosen = new Map<string, Use>();
  const materialized = new Set<string>();
  const usesOf = group(uses, use => use.source);
  const pending = uses.filter(
    use =>
      (use.source === clusters && changing.has(use.column)) ||
      (use.relation === clusters && use.ruleName !== QUERY),
  );
  for (let use = pending.pop(); use; use = pending.pop()) {
    if (chosen.has(use.rule)) {
      continue;
    }
    chosen.set(use.rule, use);
    if (use.ruleName === QUERY && use.relationKind === MATERIALIZED) {
      materialized.add(use.relation);
      pending.push(...(usesOf.get(use.relation) ?? []));
    }
  }
  const views = new Set(
    [...chosen.values()]
      .filter(({ ruleName }) => ruleName === QUERY)
      .map(({ relation }) => relation),
  );
  return {
    views: inOrderOfUse(uses, clusters).filter(view => views.has(view)),
    materialized,
    rules: [...chosen.values()]
      .filter(({ ruleName }) => ruleName !== QUERY)
      .map(({ rule }) => rule),
  };
}

/** Returns all views, each after everything that its query uses, directly or indirectly. */
function inOrderOfUse(uses: Use[], clusters: string): string[] {
  const queries = uses.filter(({ ruleName }) => ruleName === QUERY);
  const sourcesOf = new Map(
    [...group(queries, use => use.relation)].map(([view, ofView]) => [
      view,
      new Set(ofView.map(use => use.source)),
    ]),
  );
  const usersOf = group(queries, use => use.source);
  const order: string[] = [];
  const ready = [clusters];
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    for (const { relation } of usersOf.get(next) ?? []) {
      const sources = sourcesOf.get(relation)!;
      if (sources.delete(next) && sources.size === 0) {
        order.push(relation);
        ready.push(relation);
      }
    }
  }
  return order;
}

function group<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const members = groups.get(keyOf(item));
    if (members) {
      members.push(item);
    } else {
      groups.set(keyOf(item), [item]);
    }
  }
  return groups;
}
