import type { EnvironmentImportItem } from '@kindler/backstage-plugin-kindler-common';
import { renderTable } from '../output/renderTable';

export type Counts = Record<EnvironmentImportItem['outcome'], number>;

export function countOutcomes(items: EnvironmentImportItem[]): Counts {
  const counts = { added: 0, same: 0, different: 0, refused: 0 };
  for (const { outcome } of items) {
    counts[outcome] += 1;
  }
  return counts;
}

/** Every row that is not there already as it is, and how many of each there are. */
export function describeImport(
  items: EnvironmentImportItem[],
  isRecorded: boolean,
): string {
  const shown = items.filter(({ outcome }) => outcome !== 'same');
  const table =
    shown.length > 0
      ? renderTable(
          ['LINE', 'NAME', 'OUTCOME', 'WHAT'],
          shown.map(item => [
            item.line,
            item.name,
            item.outcome,
            describeItem(item),
          ]),
        )
      : '';
  const { added, same, different, refused } = countOutcomes(items);
  const done = isRecorded ? 'Recorded' : 'Nothing was recorded. To be added';
  return `${table}${done}: ${added}. There already: ${same}. Different here, and left as they are: ${different}. Refused: ${refused}.\n`;
}

function describeItem(item: EnvironmentImportItem): string {
  return [
    ...item.problems.map(
      ({ field, problem }) => `${columnOf(field)}: ${problem.text}`,
    ),
    ...item.differences.map(
      ({ field, recorded, imported }) =>
        `${columnOf(field)}: ${recorded || 'nothing'} here, ${imported} there`,
    ),
    ...item.notes.map(({ text }) => text),
  ].join('; ');
}

/** Older Kindlers write `http_port`. */
function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}
