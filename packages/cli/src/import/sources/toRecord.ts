import type { EnvironmentRecord } from '@kindler/backstage-plugin-kindler-common';
import { FIELDS } from '../Source';

/** The columns of a table `clusters` that say something of an environment. */
export function knownColumns(columns: string[]): string[] {
  return columns.filter(column => Object.hasOwn(FIELDS, column));
}

/** A row of such a table, whose values are texts or null. */
export function toRecord(
  row: Record<string, unknown>,
  index: number,
): EnvironmentRecord {
  const record: EnvironmentRecord = { line: index + 1 };
  for (const [column, value] of Object.entries(row)) {
    if (typeof value === 'string' && value) {
      record[FIELDS[column]] = value;
    }
  }
  return record;
}
