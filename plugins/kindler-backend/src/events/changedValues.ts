import type { TrackedValue } from './TrackedValue';

/** Values last seen, by subject. */
export type SeenValues = ReadonlyMap<string, string>;

/** Returns the values that are new or different. */
export function changedValues(
  now: readonly TrackedValue[],
  before: SeenValues,
): TrackedValue[] {
  return now.filter(({ subject, value }) => before.get(subject) !== value);
}
