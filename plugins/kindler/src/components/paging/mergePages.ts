/** Rows with a place to go on from. */
export interface Page<T> {
  /** Newest first. */
  items: T[];
  nextCursor?: string;
}

/**
 * The newest page, as it is now, and below it what was loaded before. Where the two do not meet, because more has
 * happened than one page holds, what was loaded before is dropped: a gap must not look like silence.
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
