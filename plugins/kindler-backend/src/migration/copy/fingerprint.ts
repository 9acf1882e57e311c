import { escapeIdentifier, type ClientBase, type QueryConfig } from 'pg';

const LONG_MS = 3_600_000;

/** Hashes are not promised to be equal between major versions of PostgreSQL; MD5 is. */
export type Formula = 'hash' | 'md5';

const SUMS: Record<Formula, string> = {
  hash: 'sum(hashtextextended(kindler_row::text, 0)::numeric)',
  md5: `sum(('x' || left(md5(kindler_row::text), 15))::bit(60)::bigint::numeric)`,
};

/** What decides how values are written as text. */
const SETTINGS = `SET timezone = 'UTC'; SET datestyle = 'ISO';
  SET intervalstyle = 'postgres'; SET extra_float_digits = 1;
  SET bytea_output = 'hex'; SET statement_timeout = 0`;

/**
 * Rows and a checksum of each table, and the value of each sequence, by quoted name. A sum sees a row that is there twice,
 * and does not depend on the order.
 */
export async function fingerprint(
  client: ClientBase,
  formula: Formula,
): Promise<Record<string, string>> {
  await client.query(SETTINGS);
  const { rows: found } = await client.query(
    `SELECT coalesce(json_agg(json_build_array(nspname, relname, relkind)
                              ORDER BY nspname, relname), '[]') AS things
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'S') AND c.relpersistence = 'p'
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`,
  );
  const prints: Record<string, string> = {};
  for (const [schema, relation, kind] of found[0].things as string[][]) {
    const name = `${escapeIdentifier(schema)}.${escapeIdentifier(relation)}`;
    const { rows } = await client.query({
      text:
        kind === 'S'
          ? `SELECT concat(last_value, '/', is_called) AS print FROM ${name}`
          : `SELECT concat(count(*), '/', ${SUMS[formula]}) AS print
               FROM ONLY ${name} kindler_row`,
      query_timeout: LONG_MS,
    } as QueryConfig);
    prints[name] = rows[0].print;
  }
  return prints;
}
