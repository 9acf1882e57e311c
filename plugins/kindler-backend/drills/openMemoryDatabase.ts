import createKnex, { type Knex } from 'knex';
import { resolve } from 'node:path';

/** A plugin database in memory, migrated. */
export async function openMemoryDatabase(): Promise<Knex> {
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    // Another connection would have a database of its own.
    pool: { min: 1, max: 1, idleTimeoutMillis: 2 ** 31 - 1 },
  });
  await knex.migrate.latest({ directory: resolve(__dirname, '../migrations') });
  return knex;
}
