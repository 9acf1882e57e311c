import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';

/** The key of this portal; made by the backend that asks first. */
export async function readSignalKey(knex: Knex): Promise<string> {
  await knex('signal_keys')
    .insert({ id: 1, value: randomBytes(32).toString('base64url') })
    .onConflict('id')
    .ignore();
  const { value } = await knex('signal_keys').where({ id: 1 }).first();
  return value;
}
