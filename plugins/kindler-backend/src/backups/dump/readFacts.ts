import type { ClientBase, QueryConfig } from 'pg';
import { listRelations } from '../../postgres';
import type { DatabaseFacts } from '../files/BackupManifest';

/** A large table is counted as long as that takes. */
const COUNT_MS = 3_600_000;

/** So that nothing is called that the owner of the database put before the catalog. */
async function searchCatalogOnly(client: ClientBase): Promise<void> {
  await client.query('SET search_path TO pg_catalog');
}

export async function readFacts(client: ClientBase): Promise<DatabaseFacts> {
  await searchCatalogOnly(client);
  const { rows } = await client.query(
    `SELECT current_setting('server_version') AS version,
            pg_encoding_to_char(encoding) AS encoding,
            datcollate AS collate, datctype AS ctype,
            (SELECT coalesce(json_agg(extname ORDER BY extname), '[]')
               FROM pg_extension) AS extensions
       FROM pg_database WHERE datname = current_database()`,
  );
  return rows[0];
}

/**
 * Counts the rows of each table that a dump holds, by its quoted name. Within a transaction that sees one snapshot the
 * counts belong together.
 */
export async function countRows(
  client: ClientBase,
): Promise<Record<string, number>> {
  await searchCatalogOnly(client);
  const counts: Record<string, number> = {};
  for (const name of await listRelations(client, 'table')) {
    const { rows } = await client.query({
      text: `SELECT count(*)::float8 AS rows FROM ONLY ${name}`,
      query_timeout: COUNT_MS,
    } as QueryConfig);
    counts[name] = rows[0].rows;
  }
  return counts;
}
