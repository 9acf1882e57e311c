import { escapeIdentifier, type ClientBase, type QueryConfig } from 'pg';
import type { DatabaseFacts } from '../files/BackupManifest';

/** A large table is counted as long as that takes. */
const COUNT_MS = 3_600_000;

export async function readFacts(client: ClientBase): Promise<DatabaseFacts> {
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
  const { rows: found } = await client.query(
    `SELECT coalesce(json_agg(json_build_array(nspname, relname)
                              ORDER BY nspname, relname), '[]') AS tables
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relpersistence IN ('p', 'u')
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND NOT EXISTS (
              SELECT FROM pg_depend d
               WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                 AND d.deptype = 'e')`,
  );
  const counts: Record<string, number> = {};
  for (const [schema, table] of found[0].tables as string[][]) {
    const name = `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;
    const { rows } = await client.query({
      text: `SELECT count(*)::float8 AS rows FROM ONLY ${name}`,
      query_timeout: COUNT_MS,
    } as QueryConfig);
    counts[name] = rows[0].rows;
  }
  return counts;
}
