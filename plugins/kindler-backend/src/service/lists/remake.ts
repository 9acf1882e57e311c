/** The inputs of lists are rebuilt at this interval, so that ages are right even without news. */
const SHOWN_FOR_MS = 250;

/**
 * Builds a value for all callers. It is rebuilt after a change, and a few times a second otherwise.
 *
 * @param changes - returns the number of changes so far
 */
export function remake<T>(make: () => T, changes: () => number): () => T {
  let made: { value: T; changes: number; at: number } | undefined;
  return () => {
    const [now, count] = [performance.now(), changes()];
    if (!made || made.changes !== count || now - made.at >= SHOWN_FOR_MS) {
      const value = make();
      // Building the value may itself reveal a change, so the count is read afterwards.
      made = { value, changes: changes(), at: now };
    }
    return made.value;
  };
}
