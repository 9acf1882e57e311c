import type {
  EnvironmentImportItem,
  EnvironmentImportProblem,
  EnvironmentRecord,
} from '@kindler/backstage-plugin-kindler-common';

/** What is said of a row that cannot be taken. */
export function refuse(
  { line, name = '' }: Pick<EnvironmentRecord, 'line' | 'name'>,
  problems: EnvironmentImportProblem[],
): EnvironmentImportItem {
  const nothing = { differences: [], notes: [] };
  return { line, name, outcome: 'refused', problems, ...nothing };
}
