/** Whether one of the texts contains the search text. Without a search text, everything matches. */
export function matchesText(
  wanted: string | undefined,
  texts: () => Array<string | undefined>,
): boolean {
  const needle = wanted?.trim().toLowerCase();
  return !needle || texts().some(text => text?.toLowerCase().includes(needle));
}
