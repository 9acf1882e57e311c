/** Returns the names under which two records hold different values, or only one of them holds any. */
export function findDiffering<T>(
  one: Record<string, T>,
  other: Record<string, T>,
): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter(name => one[name] !== other[name]);
}
