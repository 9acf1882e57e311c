import type { Knex } from 'knex';
import { isPostgres } from './databaseClock';

/**
 * Ends this transaction if its backend is stopped or cut off in the middle, so that its locks hold up the others for
 * no longer than some seconds.
 */
export async function limitPauses(trx: Knex.Transaction): Promise<void> {
  if (isPostgres(trx)) {
    await trx.raw("SET LOCAL idle_in_transaction_session_timeout = '5s'");
  }
}
