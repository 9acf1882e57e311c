import { Client, escapeIdentifier } from 'pg';
import { UsageError } from '../../UsageError';
import type { Source } from '../Source';
import { knownColumns, toRecord } from './toRecord';

const CONNECT_TIMEOUT_MS = 15_000;
const QUERY_TIMEOUT_MS = 60_000;

/** Reads `clusters` of a live Kindler database, whoever made it, and changes nothing there. */
export async function readPostgres(url: string): Promise<Source> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    application_name: 'kindler-import',
  });
  // Whoever waits for a query is told; without this a lost connection would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('BEGIN TRANSACTION READ ONLY');
    // Times with a zone are read in that of times without one.
    await client.query("SET LOCAL TimeZone = 'UTC'");
    return { records: await readRows(client), refused: [] };
  } finally {
    await client.end().catch(() => {});
  }
}

async function readRows(client: Client) {
  const { rows: found } = await client.query<{ attname: string }>(
    `SELECT attname FROM pg_attribute
      WHERE attrelid = to_regclass('clusters') AND attnum > 0
        AND NOT attisdropped`,
  );
  const columns = knownColumns(found.map(({ attname }) => attname));
  if (!columns.includes('name')) {
    throw new UsageError(
      'The database has no table clusters with a name: it is none of Kindler',
    );
  }
  const order = columns.includes('created_at')
    ? 'created_at ASC NULLS LAST, name'
    : 'name';
  const { rows } = await client.query(
    `SELECT ${columns
      .map(escapeIdentifier)
      .map(column => `${column}::text AS ${column}`)
      .join(', ')} FROM clusters ORDER BY ${order
      .split(', ')
      .map(part => `clusters.${part}`)
      .join(', ')}`,
  );
  return rows.map(toRecord);
}
