/** Whether one of the texts holds what is looked for; without that all of them do. */
export function matchesText(
  wanted: string | undefined,
  texts: () => Array<string | undefined>,
): boolean {
  const needle = wanted?.trim().toLowerCase();
  return !needle || texts().some(text => text?.toLowerCase().includes(needle));
}
