import { ConflictError } from '@backstage/errors';
import { word, wordedError } from '@kindler/backstage-plugin-kindler-common';
import { escapeIdentifier, escapeLiteral, type ClientBase } from 'pg';
import { copyDatabase, readGrants } from '../copy/copyDatabase';
import { copyRoles } from '../copy/copyRoles';
import { readServer, type DatabaseOnServer } from '../plan/readServer';
import { onServer, resolveSides, type Sides } from '../sides';
import type { MigrationOptions } from '../types';
import {
  listOurs,
  LONG_MS,
  markOf,
  scratchOf,
  type MigrationContext,
  type MigrationStep,
} from './MigrationContext';

/** Copies roles and databases. Each database gets its name when it is complete. */
export function copyStep(options: MigrationOptions): MigrationStep {
  return {
    id: 'copy',
    name: word('step-migrate-copy', {}),
    timeoutMs: LONG_MS,
    do: async context => {
      const { input } = context;
      const sides = await resolveSides(options, input);
      const { databases, grants } = await readSource(sides, context);
      await onServer(sides.target, input.expectedSystem, async client => {
        const done = await listOurs(client, context);
        const left = databases.filter(({ name }) => !done.includes(name));
        for (const database of left) {
          await copyOne(client, {
            ...{ options, context, sides, database },
            grants: grants[database.name],
          });
        }
      });
    },
    verify: async context => {
      const { target } = await resolveSides(options, context.input);
      const ours = await onServer(
        target,
        context.input.expectedSystem,
        client => listOurs(client, context),
      );
      const missing = context.input.databases.filter(
        name => !ours.includes(name),
      );
      if (missing.length > 0) {
        throw new Error(`Not copied: ${missing.join(', ')}`);
      }
      return word('migrate-copied', { databases: ours.join(', ') });
    },
    undo: async context => {
      const { target } = await resolveSides(options, context.input);
      await onServer(target, context.input.expectedSystem, client =>
        removeCopies(client, context),
      );
    },
  };
}

async function readSource(sides: Sides, context: MigrationContext) {
  const { input } = context;
  return onServer(sides.source, input.sourceSystem, async source => {
    const made = await onServer(sides.target, input.expectedSystem, target =>
      copyRoles(source, target, input.databases),
    );
    if (made.length > 0) {
      await context.log(word('migrate-roles', { roles: made.join(', ') }));
    }
    const { databases } = await readServer(source);
    const grants: Record<string, string[]> = {};
    for (const name of input.databases) {
      grants[name] = await readGrants(source, name);
    }
    return {
      databases: databases.filter(({ name }) => input.databases.includes(name)),
      grants,
    };
  });
}

async function copyOne(
  client: ClientBase,
  options: {
    options: MigrationOptions;
    context: MigrationContext;
    sides: Sides;
    database: DatabaseOnServer;
    grants: string[];
  },
): Promise<void> {
  const { context, sides, database, grants } = options;
  const { rows } = await client.query(
    'SELECT FROM pg_database WHERE datname = $1',
    [database.name],
  );
  if (rows.length > 0) {
    throw wordedError(
      ConflictError,
      word('migrate-taken', { databases: database.name }),
    );
  }
  const scratch = scratchOf(context, database.name);
  await copyDatabase(client, {
    ...{ sides, database, scratch },
    programs: options.options.programs,
    signal: context.signal,
  });
  const id = escapeIdentifier(scratch);
  for (const line of grants) {
    await client.query(line.replace('%I', id));
  }
  await client.query(
    `COMMENT ON DATABASE ${id} IS ${escapeLiteral(markOf(context))}`,
  );
  await client.query(
    `ALTER DATABASE ${id} RENAME TO ${escapeIdentifier(database.name)}`,
  );
  await context.log(word('migrate-copied', { databases: database.name }));
}

/** Once clients could write to the copies, only a person may decide what becomes of them. */
async function removeCopies(
  client: ClientBase,
  context: MigrationContext,
): Promise<void> {
  const { databases } = context.input;
  const ours = await listOurs(client, context);
  if (context.state.opened && ours.length > 0) {
    await context.log(
      word('migrate-left', { databases: ours.join(', ') }),
      'warn',
    );
    return;
  }
  const scratches = databases.map(name => scratchOf(context, name));
  for (const name of [...ours, ...scratches]) {
    await client.query(
      `DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`,
    );
  }
}
