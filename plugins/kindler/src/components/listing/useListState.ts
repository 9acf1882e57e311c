import { useLocation, useSearchParams } from 'react-router-dom';

/** Something that a list can be narrowed by. */
export interface ListFilter {
  /** Its name in the address and in the API. */
  name: string;
  label: string;
  /** What can be chosen; left out: whatever a link brings, until it is taken off. */
  options?: Array<{ id: string; label: string }>;
}

/** What a list shows, as its address says it. */
export interface ListState {
  search: string;
  /** By name; without what is not chosen, and what cannot be. */
  chosen: Partial<Record<string, string>>;
  isFiltered: boolean;
  /** What is asked of the API. */
  query: Record<string, string | number | undefined>;
  /** Chooses something, and begins with the first page again. */
  choose: (name: string, value: string | undefined) => void;
  /** Rows before this page; undefined where that is not known, behind a link to a page. */
  offset: number | undefined;
  isFirst: boolean;
  goOn: (cursor: string) => void;
  goBack: () => void;
}

export const PAGE_SIZE = 20;
export const SEARCH = 'q';
/** The rows after this one. */
const AFTER = 'after';

/** The pages that were looked at on the way to this one; it travels with the history of the browser. */
function readTrail(state: unknown): string[] {
  const { trail } = (state ?? {}) as { trail?: unknown };
  return Array.isArray(trail) ? trail.map(String) : [];
}

/**
 * What is searched, chosen and turned to in a list. It stands in the address, so that it can be shared and survives a
 * way to one of the rows and back.
 */
export function useListState(filters: ListFilter[]): ListState {
  const [params, setParams] = useSearchParams();
  const trail = readTrail(useLocation().state);
  const cursor = params.get(AFTER) ?? undefined;
  const search = params.get(SEARCH) ?? '';
  const chosen = Object.fromEntries(
    filters.flatMap(({ name, options }) => {
      const value = params.get(name);
      const isPossible =
        value && (!options || options.some(({ id }) => id === value));
      return isPossible ? [[name, value]] : [];
    }),
  );
  const change = (
    name: string,
    value: string | undefined,
    options: { replace?: boolean; state?: object },
  ) => {
    const next = new URLSearchParams(params);
    next.delete(AFTER);
    next.delete(name);
    if (value) {
      next.set(name, value);
    }
    setParams(next, options);
  };
  return {
    search,
    chosen,
    isFiltered: search !== '' || Object.keys(chosen).length > 0,
    query: {
      ...chosen,
      [SEARCH]: search.trim() || undefined,
      limit: PAGE_SIZE,
      cursor,
    },
    choose: (name, value) => change(name, value, { replace: true }),
    offset: cursor && trail.length === 0 ? undefined : trail.length * PAGE_SIZE,
    isFirst: cursor === undefined,
    goOn: next => {
      change(AFTER, next, { state: { trail: [...trail, cursor ?? ''] } });
    },
    goBack: () => {
      change(AFTER, trail.at(-1), { state: { trail: trail.slice(0, -1) } });
    },
  };
}
