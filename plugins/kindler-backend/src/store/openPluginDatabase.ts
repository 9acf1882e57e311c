import { readdir } from 'node:fs/promises';
import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Where Knex writes down which migrations a database has. */
const MIGRATIONS = 'knex_migrations';

/**
 * Opens the plugin database, and migrates it unless the operator does that elsewhere. Rejects if a newer version has
 * migrated it already.
 */
export async function openPluginDatabase(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await database.getClient();
  const directory = resolvePackagePath(
    '@kindler/backstage-plugin-kindler-backend',
    'migrations',
  );
  await refuseNewer(knex, await readdir(directory));
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory });
  }
  return knex;
}

/** Knex would say that its folder is corrupt. */
async function refuseNewer(knex: Knex, known: string[]): Promise<void> {
  if (!(await knex.schema.hasTable(MIGRATIONS))) {
    return;
  }
  const done = await knex(MIGRATIONS).orderBy('id').pluck('name');
  const newer = done.filter(name => !known.includes(name));
  if (newer.length > 0) {
    throw new Error(
      `The plugin database was migrated by a newer version of Kindler, and this one cannot go back: it does not know ${newer.join(
        ', ',
      )}. Nothing was changed. Start the newer version, or restore the plugin database from before the upgrade`,
    );
  }
}
