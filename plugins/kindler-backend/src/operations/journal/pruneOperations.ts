import type { Knex } from 'knex';
import { databaseClock } from '../../store';
import { ACTIVE_STATUSES } from './rows';

const DAY_MS = 86_400_000;

/** Deletes operations and their logs this many days after they ended. Returns how many it deleted. */
export async function pruneOperations(
  knex: Knex,
  days: number,
): Promise<number> {
  const old = () =>
    knex('operations')
      .whereNotIn('status', ACTIVE_STATUSES)
      .whereRaw('finished_at < ? - ?', [databaseClock(knex), days * DAY_MS]);
  await knex('operation_log')
    .whereIn('operation_id', old().select('id'))
    .delete();
  return old().delete();
}
