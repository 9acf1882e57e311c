import type { Knex } from 'knex';

/** Whether the plugin database is PostgreSQL. Otherwise it is SQLite. */
export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}

/**
 * Milliseconds since the epoch on the clock of the plugin database, which all backends share. Their own clocks may
 * differ, so ages between them would mean nothing.
 */
export function databaseClock(knex: Knex): Knex.Raw<number> {
  return isPostgres(knex)
    ? knex.raw('(extract(epoch from clock_timestamp()) * 1000)::bigint')
    : knex.raw("cast((julianday('now') - 2440587.5) * 86400000 as integer)");
}
