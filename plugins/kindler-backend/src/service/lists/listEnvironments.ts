import {
  databaseConnectionOf,
  type Environment,
  type EnvironmentList,
  type ListEnvironmentsFilter,
} from '@kindler/backstage-plugin-kindler-common';
import { matchesText } from './matchesText';
import { SortedRows } from './SortedRows';
import { takePage } from './takePage';

/** Returns a page of the matching environments that the caller may see, by name. */
export function listEnvironments(
  environments: readonly Environment[],
  filter: ListEnvironmentsFilter,
  visible: (environment: Environment) => boolean = () => true,
): Pick<EnvironmentList, 'items' | 'nextCursor' | 'summary'> {
  const matching = environments.filter(
    environment => visible(environment) && matches(environment, filter),
  );
  const rows = new SortedRows(matching, {
    name: (environment: Environment) => [environment.name],
  });
  const states: Record<string, number> = {};
  for (const { state } of matching) {
    states[state] = (states[state] ?? 0) + 1;
  }
  return {
    ...takePage(rows.in('name'), 'name', filter),
    summary: { total: matching.length, states },
  };
}

function matches(
  environment: Environment,
  { q, state, provider, owner }: ListEnvironmentsFilter,
): boolean {
  const { name, title } = environment;
  const reached = databaseConnectionOf(environment);
  return (
    (!provider || environment.provider === provider) &&
    (!owner || environment.owner === owner) &&
    (!state || environment.state === state) &&
    matchesText(q, () => [
      ...[name, title, reached?.route, reached?.database, environment.state],
      ...[environment.provider, environment.owner],
    ])
  );
}
