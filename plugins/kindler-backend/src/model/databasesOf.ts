import type { Operation } from '@kindler/backstage-plugin-kindler-common';

/** The route of an operation, as far as it says which clusters the operation concerns. */
export interface ActionRoute {
  name: string;
  targets: Array<{ name: string; database: string }>;
}

/**
 * The clusters that an operation concerns: of a route those that the switch names; all of its targets where it ended
 * before it named any.
 */
export function databasesOf(
  { subject, result }: Operation,
  routes: readonly ActionRoute[],
): string[] {
  if (subject.kind === 'database') {
    return [subject.name];
  }
  const targets =
    routes.find(({ name }) => name === subject.name)?.targets ?? [];
  const named = targets.filter(
    ({ name }) => name === result?.from || name === result?.to,
  );
  const concerned = named.length > 0 ? named : targets;
  return [...new Set(concerned.map(({ database }) => database))];
}
