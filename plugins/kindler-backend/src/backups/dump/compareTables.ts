import {
  word,
  wordedError,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import { findDiffering } from '../../postgres';

type Counts = Record<string, number>;

const MOST_NAMED = 5;

export function sumRows(tables: Counts): number {
  return Object.values(tables).reduce((sum, rows) => sum + rows, 0);
}

/** Throws if a restored database does not hold the same tables with the same numbers of rows. */
export function compareTables(wanted: Counts, found: Counts): Wording {
  const differing = findDiffering(wanted, found);
  if (differing.length > 0) {
    throw wordedError(
      Error,
      word('backup-tables-differ', {
        count: differing.length,
        tables: differing
          .slice(0, MOST_NAMED)
          .map(
            name => `${name}: ${wanted[name] ?? '-'} / ${found[name] ?? '-'}`,
          )
          .join(', '),
      }),
    );
  }
  return word('backup-tables-equal', {
    tables: Object.keys(wanted).length,
    rows: sumRows(wanted),
  });
}
