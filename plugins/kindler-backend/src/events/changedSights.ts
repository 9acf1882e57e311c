import type { Sight } from './Sight';

/** Values by subject, as they were seen last. */
export type SeenValues = ReadonlyMap<string, string>;

/** What is seen for the first time or otherwise than before. */
export function changedSights(
  now: readonly Sight[],
  before: SeenValues,
): Sight[] {
  return now.filter(({ subject, value }) => before.get(subject) !== value);
}
