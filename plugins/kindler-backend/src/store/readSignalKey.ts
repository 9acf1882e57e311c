import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';

/** Returns the key of this portal. The first backend that asks creates it. */
export async function readSignalKey(knex: Knex): Promise<string> {
  await knex('signal_keys')
    .insert({ id: 1, value: randomBytes(32).toString('base64url') })
    .onConflict('id')
    .ignore();
  const { value } = await knex('signal_keys').where({ id: 1 }).first();
  return value;
}
