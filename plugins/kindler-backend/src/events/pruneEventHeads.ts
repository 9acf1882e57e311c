import type { Knex } from 'knex';

/**
 * Forgets how far events of clusters tell that are gone: no backend kept a last known state of them, and all their
 * events are removed. One that comes back is seen as for the first time.
 */
export async function pruneEventHeads(knex: Knex): Promise<number> {
  return knex('event_heads')
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
