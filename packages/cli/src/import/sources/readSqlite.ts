import { UsageError } from '../../UsageError';
import type { Source } from '../Source';
import { knownColumns, toRecord } from './toRecord';

/** Reads `clusters` of the SQLite file that later Kindlers keep, and changes nothing there. */
export async function readSqlite(path: string): Promise<Source> {
  // Only who needs it is told by Node that it is new.
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const columns = knownColumns(
      database
        .prepare('SELECT name FROM pragma_table_info(?)')
        .all('clusters')
        .map(({ name }) => String(name)),
    );
    if (!columns.includes('name')) {
      throw new UsageError(
        'The file has no table clusters with a name: it is none of Kindler',
      );
    }
    const texts = columns.map(column => `CAST(${column} AS TEXT) AS ${column}`);
    const order = columns.includes('created_at')
      ? 'clusters.created_at IS NULL, clusters.created_at, clusters.name'
      : 'clusters.name';
    const rows = database
      .prepare(`SELECT ${texts.join(', ')} FROM clusters ORDER BY ${order}`)
      .all();
    return { records: rows.map(toRecord), refused: [] };
  } finally {
    database.close();
  }
}
