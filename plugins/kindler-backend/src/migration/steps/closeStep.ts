import { until, word } from '@kindler/backstage-plugin-kindler-common';
import { escapeIdentifier, type ClientBase } from 'pg';
import { onServer, sourceOf } from '../sides';
import type { MigrationOptions } from '../types';
import type { MigrationContext, MigrationStep } from './MigrationContext';

const ENDING_MS = 30_000;

const END_SESSIONS = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
   WHERE datname = ANY ($1) AND backend_type = 'client backend'
     AND pid <> pg_backend_pid()`;

/** Makes the databases read-only at the source and ends the sessions that may still write. */
export function closeStep(options: MigrationOptions): MigrationStep {
  return {
    id: 'close',
    name: word('step-migrate-close', {}),
    do: context =>
      onSource(options, context, async client => {
        for (const database of context.input.databases) {
          await client.query(
            `ALTER DATABASE ${escapeIdentifier(
              database,
            )} SET default_transaction_read_only = on`,
          );
        }
        const { rows } = await client.query(
          'SELECT clock_timestamp()::text AS since',
        );
        context.state.closedSince = rows[0].since;
        context.state.closedAt ??= Date.now();
        await until(
          async () => (await endWriters(client, context)) || undefined,
          { everyMs: 100, ms: ENDING_MS, signal: context.signal },
        );
      }),
    verify: context =>
      onSource(options, context, async client => {
        if (!(await endWriters(client, context))) {
          throw new Error('Sessions that may write do not end');
        }
        return word('migrate-closed', {
          databases: context.input.databases.join(', '),
        });
      }),
    undo: context =>
      onSource(options, context, async client => {
        for (const database of context.input.databases) {
          await client.query(
            `ALTER DATABASE ${escapeIdentifier(
              database,
            )} RESET default_transaction_read_only`,
          );
        }
        // Sessions that began meanwhile stay read-only.
        await client.query(END_SESSIONS, [context.input.databases]);
      }),
  };
}

/** Ends the sessions that began before the databases were read-only; true if there is none. */
async function endWriters(
  client: ClientBase,
  { input, state }: MigrationContext,
): Promise<boolean> {
  const { rows } = await client.query(
    `${END_SESSIONS} AND backend_start < $2::timestamptz`,
    [input.databases, state.closedSince],
  );
  return rows.length === 0;
}

async function onSource<T>(
  options: MigrationOptions,
  context: MigrationContext,
  work: (client: ClientBase) => Promise<T>,
): Promise<T> {
  const source = sourceOf(options, context.input.route);
  return onServer(source, context.input.sourceSystem, work);
}
