import type { Knex } from 'knex';

/** A cluster that came into sight has a last known state, or events, long before. */
const YOUNG_MS = 24 * 60 * 60 * 1000;

/**
 * Forgets how far events of clusters tell that are gone: no backend kept a last known state of them, and all their
 * events are removed. One that comes back is seen as for the first time.
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
