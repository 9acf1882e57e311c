import type { Knex } from 'knex';

/** A cluster that comes into sight has a last known state, or events, long before this age. */
const YOUNG_MS = 24 * 60 * 60 * 1000;

/**
 * Deletes the heads of clusters that are gone, i.e. without a last known state in any backend and without events. A
 * cluster that comes back counts as new.
 */
export async function pruneEventHeads(
  knex: Knex,
  now = Date.now(),
): Promise<number> {
  return knex('event_heads')
    .where('moved_at', '<', now - YOUNG_MS)
    .whereNotExists(
      knex('events')
        .select('id')
        .whereRaw('events.database = event_heads.database'),
    )
    .whereNotExists(
      knex('last_known')
        .select('name')
        .where('kind', 'observed-database')
        .whereRaw('last_known.name = event_heads.database'),
    )
    .delete();
}
