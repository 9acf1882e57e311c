import { word } from '@kindler/backstage-plugin-kindler-common';
import { escapeIdentifier } from 'pg';
import type { MigrationOptions } from '../types';
import type { MigrationStep } from './MigrationContext';
import {
  endSessions,
  expectNoWriter,
  onSource,
  readNow,
} from './sourceSessions';

/**
 * Lets nobody but superusers into the databases at the source. What a session wrote until here in spite of the default is
 * found by the comparison, and nothing is written after it.
 */
export function shutStep(options: MigrationOptions): MigrationStep {
  return {
    id: 'shut',
    name: word('step-migrate-shut', {}),
    do: context =>
      onSource(options, context, async client => {
        const { input, state } = context;
        const { rows } = await client.query(
          `SELECT json_object_agg(datname, datconnlimit) AS limits
             FROM pg_database WHERE datname = ANY ($1)`,
          [input.databases],
        );
        state.limits ??= rows[0].limits;
        // The limits are saved with it, before they are changed.
        await context.progress(word('step-migrate-shut', {}));
        for (const database of input.databases) {
          await client.query(
            `ALTER DATABASE ${escapeIdentifier(database)} CONNECTION LIMIT 0`,
          );
        }
        state.shutSince = await readNow(client);
        await endSessions(client, context, state.shutSince);
      }),
    verify: context =>
      onSource(options, context, async client => {
        await expectNoWriter(client, context, context.state.shutSince);
        return word('migrate-shut', {
          databases: context.input.databases.join(', '),
        });
      }),
    undo: context =>
      onSource(options, context, async client => {
        const limits = Object.entries(context.state.limits ?? {});
        for (const [database, limit] of limits) {
          await client.query(
            `ALTER DATABASE ${escapeIdentifier(
              database,
            )} CONNECTION LIMIT ${limit}`,
          );
        }
      }),
  };
}
