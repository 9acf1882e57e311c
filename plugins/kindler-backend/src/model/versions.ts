/** Whether a dotted version is the given one or later; false if it is unknown. */
export function atLeast(
  version: string | undefined,
  wanted: readonly number[],
): boolean {
  const parts = version
    ?.match(/^\d+(\.\d+)*/)?.[0]
    .split('.')
    .map(Number);
  if (!parts) {
    return false;
  }
  for (const [index, number] of wanted.entries()) {
    const part = parts[index] ?? 0;
    if (part !== number) {
      return part > number;
    }
  }
  return true;
}
