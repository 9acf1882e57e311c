import {
  until,
  word,
  wordedError,
} from '@kindler/backstage-plugin-kindler-common';
import type { ClientBase } from 'pg';
import { onServer, sourceOf } from '../sides';
import type { MigrationOptions } from '../types';
import type { MigrationContext } from './MigrationContext';

const ENDING_MS = 30_000;

export const END_SESSIONS = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
   WHERE datname = ANY ($1) AND backend_type = 'client backend'
     AND pid <> pg_backend_pid()`;

/** The time by the clock of the source. */
export async function readNow(client: ClientBase): Promise<string> {
  const { rows } = await client.query(
    'SELECT clock_timestamp()::text AS since',
  );
  return rows[0].since;
}

/** Ends the clients' sessions that began before a time, and waits until they are gone. */
export async function endSessions(
  client: ClientBase,
  context: MigrationContext,
  since: string | undefined,
): Promise<void> {
  await until(
    async () => (await areEnded(client, context, since)) || undefined,
    {
      everyMs: 100,
      ms: ENDING_MS,
      signal: context.signal,
    },
  );
}

/** Rejects if a session from before a time is left, or a transaction that somebody could still commit. */
export async function expectNoWriter(
  client: ClientBase,
  context: MigrationContext,
  since: string | undefined,
): Promise<void> {
  if (!(await areEnded(client, context, since))) {
    throw new Error('Sessions that may write do not end');
  }
  const { rows } = await client.query(
    `SELECT DISTINCT database FROM pg_prepared_xacts
      WHERE database = ANY ($1) ORDER BY database`,
    [context.input.databases],
  );
  if (rows.length > 0) {
    const databases = rows.map(({ database }) => database).join(', ');
    throw wordedError(Error, word('migrate-prepared', { databases }));
  }
}

async function areEnded(
  client: ClientBase,
  { input }: MigrationContext,
  since: string | undefined,
): Promise<boolean> {
  const { rows } = await client.query(
    `${END_SESSIONS} AND backend_start < $2::timestamptz`,
    [input.databases, since],
  );
  return rows.length === 0;
}

/** Does work at the source, without asking the target. */
export async function onSource<T>(
  options: MigrationOptions,
  { input }: MigrationContext,
  work: (client: ClientBase) => Promise<T>,
): Promise<T> {
  return onServer(sourceOf(options, input.route), input.sourceSystem, work);
}
