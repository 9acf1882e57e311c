import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Knex } from 'knex';

/** Folder of the migrations of the plugin database. */
export const MIGRATIONS = resolve(__dirname, '../../migrations');

/** Brings an empty database to the schema from before a migration. */
export async function migrateBefore(
  knex: Knex,
  migration: string,
): Promise<void> {
  for (const name of readdirSync(MIGRATIONS).sort()) {
    if (name < migration) {
      await knex.migrate.up({ directory: MIGRATIONS, name });
    }
  }
}
