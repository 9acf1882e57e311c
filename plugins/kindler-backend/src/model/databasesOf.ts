import type { Operation } from '@kindler/backstage-plugin-kindler-common';

/** The part of an operation's route that shows which clusters the operation concerns. */
export interface ActionRoute {
  name: string;
  targets: Array<{ name: string; database: string }>;
}

/**
 * Returns the clusters that an operation concerns. For a route these are the clusters that the switch names, or all of
 * its targets if it ended before it named any.
 */
export function databasesOf(
  { subject, result }: Operation,
  routes: readonly ActionRoute[],
): string[] {
  if (subject.kind === 'database') {
    return [subject.name];
  }
  if (subject.kind !== 'route') {
    return [];
  }
  const targets =
    routes.find(({ name }) => name === subject.name)?.targets ?? [];
  const named = targets.filter(
    ({ name }) => name === result?.from || name === result?.to,
  );
  const concerned = named.length > 0 ? named : targets;
  return [...new Set(concerned.map(({ database }) => database))];
}
