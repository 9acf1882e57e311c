import { Client } from 'pg';
import { TABLE } from './Writers';

export const MIGRATED = 'bench_moved';
export const MIGRATOR = { user: 'kindler_bench', password: 'bench' };
export const SCHEMA = `
  CREATE TABLE ${TABLE} (id uuid PRIMARY KEY);
  CREATE TABLE cold (id serial PRIMARY KEY, text text);
  CREATE TABLE log (at timestamptz, text text);
  ALTER TABLE log REPLICA IDENTITY FULL;
  CREATE SEQUENCE numbers`;

/** Runs statements on a connection of their own. */
export async function asMigrator(
  place: ConstructorParameters<typeof Client>[0],
  sql: string,
): Promise<any[]> {
  const client = new Client(place);
  await client.connect();
  try {
    const results = await client.query(sql);
    return [results].flat().at(-1)!.rows;
  } finally {
    await client.end();
  }
}
