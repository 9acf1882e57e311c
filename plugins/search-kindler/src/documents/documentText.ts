/** Joins the sentences and words of a document, leaving out missing ones. */
export function documentText(
  parts: Array<string | string[] | undefined | false>,
): string {
  return [...new Set(parts.flat().filter(Boolean))].join(' · ');
}
