/** The sentences and words that a document is found by, without those that are not there. */
export function documentText(
  parts: Array<string | string[] | undefined | false>,
): string {
  return [...new Set(parts.flat().filter(Boolean))].join(' · ');
}
