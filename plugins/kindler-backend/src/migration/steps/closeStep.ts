import { word } from '@kindler/backstage-plugin-kindler-common';
import { escapeIdentifier } from 'pg';
import type { MigrationOptions } from '../types';
import type { MigrationStep } from './MigrationContext';
import {
  END_SESSIONS,
  endSessions,
  expectNoWriter,
  onSource,
  readNow,
} from './sourceSessions';

/**
 * Makes the databases read-only at the source and ends the sessions from before. It is a default, which a session can
 * override, so before the comparison nobody gets in any more.
 */
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
        context.state.closedSince = await readNow(client);
        context.state.closedAt ??= Date.now();
        await endSessions(client, context, context.state.closedSince);
      }),
    verify: context =>
      onSource(options, context, async client => {
        await expectNoWriter(client, context, context.state.closedSince);
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
