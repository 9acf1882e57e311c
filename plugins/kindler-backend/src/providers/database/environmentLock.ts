import type { ClientBase } from 'pg';
import { marker } from './inspect';

/**
 * Keeps roles from being made for an environment that is just stopped or removed: whoever makes one shares the lock, until
 * the transaction ends. Such locks hold within one database, that of administration.
 */
export async function lockEnvironment(
  client: ClientBase,
  environment: string,
  mode: 'shared' | 'alone',
): Promise<void> {
  const suffix = mode === 'shared' ? '_shared' : '';
  await client.query(
    `SELECT pg_advisory_xact_lock${suffix}(hashtextextended($1, 0))`,
    [marker(environment)],
  );
}

/** Runs work in one transaction; an error takes it back. */
export async function inTransaction<T>(
  client: ClientBase,
  work: () => Promise<T>,
): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // Where the connection is gone, so is the transaction.
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}
