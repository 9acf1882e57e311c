/** Rows with the cursor of the next page. */
export interface Page<T> {
  /** Newest first. */
  items: T[];
  nextCursor?: string;
}

/**
 * Returns the current newest page with the previously loaded rows below it. If more has happened than fits on one page,
 * the two do not meet, and the previously loaded rows are dropped: a gap must not look like silence.
 */
export function mergePages<T extends { id: string }>(
  newest: Page<T>,
  loaded: Page<T>,
): Page<T> {
  const ids = new Set(newest.items.map(({ id }) => id));
  const doMeet =
    newest.nextCursor === undefined ||
    loaded.items.some(({ id }) => ids.has(id));
  if (loaded.items.length === 0 || !doMeet) {
    return newest;
  }
  return {
    items: [...newest.items, ...loaded.items.filter(({ id }) => !ids.has(id))],
    nextCursor: loaded.nextCursor,
  };
}
