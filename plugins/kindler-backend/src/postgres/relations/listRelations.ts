import { escapeIdentifier, type ClientBase } from 'pg';

const KINDS = { table: 'r', sequence: 'S' } as const;

/**
 * Lists the tables or sequences whose content a dump of the database holds, by quoted name with schema. Those of
 * extensions are left out: creating the extension makes them.
 */
export async function listRelations(
  client: ClientBase,
  kind: keyof typeof KINDS,
): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT coalesce(pg_catalog.json_agg(
                       pg_catalog.json_build_array(nspname, relname)
                       ORDER BY nspname, relname), '[]') AS names
       FROM pg_catalog.pg_class c
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = $1 AND c.relpersistence IN ('p', 'u')
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND NOT EXISTS (
              SELECT FROM pg_catalog.pg_depend d
               WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                 AND d.objid = c.oid AND d.deptype = 'e')`,
    [KINDS[kind]],
  );
  return (rows[0].names as string[][]).map(parts =>
    parts.map(escapeIdentifier).join('.'),
  );
}
