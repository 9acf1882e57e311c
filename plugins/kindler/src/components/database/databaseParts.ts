/** What is shown of a database cluster, each part under an address of its own. */
export const DATABASE_PARTS = ['now', 'history', 'details'] as const;

export type DatabasePart = (typeof DATABASE_PARTS)[number];

/**
 * The part that the rest of an address names; the first one has no name in it.
 */
export function partOf(rest: string | undefined): DatabasePart {
  const [name] = (rest ?? '').split('/');
  return DATABASE_PARTS.find(part => part === name) ?? 'now';
}

/**
 * Address of a part below that of the database.
 */
export function hrefOfPart(base: string, part: DatabasePart): string {
  return part === 'now' ? base : `${base}/${part}`;
}
