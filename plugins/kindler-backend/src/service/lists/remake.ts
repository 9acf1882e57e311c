/** Ages are right without news, too, when what lists are made of is made anew so often. */
const SHOWN_FOR_MS = 250;

/**
 * Makes something for all who ask: again when something changed, and a few times a second while it did not.
 *
 * @param changes - how many changes there were
 */
export function remake<T>(make: () => T, changes: () => number): () => T {
  let made: { value: T; changes: number; at: number } | undefined;
  return () => {
    const [now, count] = [performance.now(), changes()];
    if (!made || made.changes !== count || now - made.at >= SHOWN_FOR_MS) {
      const value = make();
      // To look may be what shows that something changed.
      made = { value, changes: changes(), at: now };
    }
    return made.value;
  };
}
