import { useLocation, useSearchParams } from 'react-router-dom';

/** A property by which a list can be narrowed. */
export interface ListFilter {
  /** Its name in the URL and in the API. */
  name: string;
  label: string;
  /** The choices. If missing, any value from a link applies until it is removed. */
  options?: Array<{ id: string; label: string }>;
}

/** The state of a list according to its URL. */
export interface ListState {
  search: string;
  /** By name, without missing and invalid choices. */
  chosen: Partial<Record<string, string>>;
  isFiltered: boolean;
  /** Query parameters for the API. */
  query: Record<string, string | number | undefined>;
  /** Chooses a value and returns to the first page. */
  choose: (name: string, value: string | undefined) => void;
  /** Number of rows before this page; undefined if unknown, after following a link to a page. */
  offset: number | undefined;
  isFirst: boolean;
  goOn: (cursor: string) => void;
  goBack: () => void;
}

export const PAGE_SIZE = 20;
export const SEARCH = 'q';
/** Parameter for the rows after this one. */
const AFTER = 'after';

/** Returns the pages visited on the way to this one, which are kept in the browser's history. */
function readTrail(state: unknown): string[] {
  const { trail } = (state ?? {}) as { trail?: unknown };
  return Array.isArray(trail) ? trail.map(String) : [];
}

/**
 * The search, choices and page of a list. They are in the URL, so that they can be shared and survive a visit to one of
 * the rows.
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
