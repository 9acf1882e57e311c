import type { TrackedValue } from './TrackedValue';

/** Values by subject, as they were seen last. */
export type SeenValues = ReadonlyMap<string, string>;

/** What is seen for the first time or otherwise than before. */
export function changedValues(
  now: readonly TrackedValue[],
  before: SeenValues,
): TrackedValue[] {
  return now.filter(({ subject, value }) => before.get(subject) !== value);
}
