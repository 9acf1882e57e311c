import type { ClientBase, QueryConfig } from 'pg';
import { listRelations } from '../../postgres';

const LONG_MS = 3_600_000;

/** Hashes are not promised to be equal between major versions of PostgreSQL; MD5 is. */
export type Formula = 'hash' | 'md5';

/** `format` writes a row as its type does. A cast could be one of whoever owns the table. */
const ROW = `format('%s', kindler_row)`;

const SUMS: Record<Formula, string> = {
  hash: `sum(hashtextextended(${ROW}, 0)::numeric)`,
  md5: `sum(('x' || left(md5(${ROW}), 15))::bit(60)::bigint::numeric)`,
};

/**
 * What decides how values are written as text. Nothing that the owner of the database wrote is called, and no policy
 * hides rows.
 */
const SETTINGS = `SET search_path = pg_catalog; SET row_security = off;
  SET timezone = 'UTC'; SET datestyle = 'ISO'; SET intervalstyle = 'postgres';
  SET extra_float_digits = 1; SET bytea_output = 'hex'; SET statement_timeout = 0`;

/**
 * Rows and a checksum of each table, and the value of each sequence, by quoted name. A sum sees a row that is there twice,
 * and does not depend on the order.
 */
export async function fingerprint(
  client: ClientBase,
  formula: Formula,
): Promise<Record<string, string>> {
  await client.query(SETTINGS);
  const prints: Record<string, string> = {};
  for (const name of await listRelations(client, 'table')) {
    prints[name] = await ask(
      client,
      `SELECT concat(count(*), '/', ${SUMS[formula]}) AS print
         FROM ONLY ${name} kindler_row`,
    );
  }
  for (const name of await listRelations(client, 'sequence')) {
    prints[name] = await ask(
      client,
      `SELECT concat(last_value, '/', is_called) AS print FROM ${name}`,
    );
  }
  return prints;
}

async function ask(client: ClientBase, text: string): Promise<string> {
  const query = { text, query_timeout: LONG_MS } as QueryConfig;
  const { rows } = await client.query(query);
  return rows[0].print;
}
