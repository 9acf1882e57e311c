import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';

export function subjectLock({ kind, name }: Operation['subject']): string {
  return `${kind}:${name}`;
}

/** Returns the operations that hold locks, by lock. */
export async function readHolders(
  knex: Knex,
  locks?: string[],
): Promise<Map<string, string>> {
  if (locks?.length === 0) {
    return new Map();
  }
  const rows = knex('operation_locks').select();
  const held = await (locks ? rows.whereIn('lock', locks) : rows);
  return new Map(held.map(({ lock, operation_id: id }) => [lock, id]));
}

/**
 * Takes all locks. Returns false if another operation holds one of them; the caller must then roll back the
 * transaction.
 */
export async function takeLocks(
  trx: Knex.Transaction,
  operationId: string,
  locks: string[],
): Promise<boolean> {
  if (locks.length === 0) {
    return true;
  }
  await trx('operation_locks')
    .insert(locks.map(lock => ({ lock, operation_id: operationId })))
    .onConflict('lock')
    .ignore();
  const own = await trx('operation_locks')
    .whereIn('lock', locks)
    .andWhere({ operation_id: operationId });
  return own.length === locks.length;
}
