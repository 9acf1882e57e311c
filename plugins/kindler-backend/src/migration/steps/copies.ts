import { ConflictError } from '@backstage/errors';
import { word, wordedError } from '@kindler/backstage-plugin-kindler-common';
import type { ClientBase } from 'pg';
import type { Copy } from '../copy/Copy';
import { slow } from '../copy/Copy';
import { copyRoles } from '../copy/copyRoles';
import { dropCopy } from '../copy/createCopy';
import { readServer } from '../plan/readServer';
import { escapeIdentifier } from 'pg';
import { onServer, resolveSides, type Sides } from '../sides';
import type { MigrationOptions } from '../types';
import { listOurs, scratchOf, type MigrationContext } from './MigrationContext';

/** Returns the databases that are not complete at the target, and refuses one whose name is taken there. */
export async function listLeft(
  options: MigrationOptions,
  context: MigrationContext,
): Promise<Copy[]> {
  const { input, signal } = context;
  const { source, target } = await resolveSides(options, input);
  const [server, there, ours] = await Promise.all([
    onServer(source, input.sourceSystem, readServer),
    onServer(target, input.expectedSystem, readServer),
    onServer(target, input.expectedSystem, each => listOurs(each, context)),
  ]);
  const taken = there.databases
    .map(({ name }) => name)
    .filter(name => input.databases.includes(name) && !ours.includes(name));
  if (taken.length > 0) {
    throw wordedError(
      ConflictError,
      word('migrate-taken', { databases: taken.join(', ') }),
    );
  }
  return server.databases
    .filter(
      ({ name }) => input.databases.includes(name) && !ours.includes(name),
    )
    .map(database => ({
      database,
      name: scratchOf(context, database.name),
      source,
      admin: target,
      system: input.expectedSystem,
      programs: options.programs,
      signal,
    }));
}

/** Makes the roles at the target on which the databases depend. */
export async function makeRoles(
  { source, target }: Sides,
  context: MigrationContext,
): Promise<void> {
  const { input, state } = context;
  const { made, weakened } = await onServer(source, input.sourceSystem, from =>
    onServer(target, input.expectedSystem, to =>
      copyRoles(from, to, input.databases),
    ),
  );
  if (made.length > 0) {
    state.roles = [...(state.roles ?? []), ...made];
    await context.log(word('migrate-roles', { roles: made.join(', ') }));
  }
  if (weakened.length > 0) {
    const roles = weakened.join(', ');
    await context.log(word('migrate-roles-weakened', { roles }), 'warn');
  }
}

/** Rejects if a database is not complete at the target. */
export async function expectComplete(
  options: MigrationOptions,
  context: MigrationContext,
): Promise<void> {
  const left = await listLeft(options, context);
  if (left.length > 0) {
    const names = left.map(({ database }) => database.name);
    throw new Error(`Not copied: ${names.join(', ')}`);
  }
}

/** Once clients could write to the copies, only a person may decide what becomes of them. */
export async function removeCopies(
  options: MigrationOptions,
  context: MigrationContext,
): Promise<void> {
  const { input } = context;
  const { target } = await resolveSides(options, input);
  const ours = await onServer(target, input.expectedSystem, client =>
    listOurs(client, context),
  );
  if (context.state.opened && ours.length > 0) {
    await context.log(
      word('migrate-left', { databases: ours.join(', ') }),
      'warn',
    );
    return;
  }
  await onServer(target, input.expectedSystem, client => dropAll(client, ours));
  for (const database of input.databases) {
    const name = scratchOf(context, database);
    await dropCopy(target, input.expectedSystem, name);
  }
}

async function dropAll(client: ClientBase, names: string[]): Promise<void> {
  for (const name of names) {
    await client.query(
      slow(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`),
    );
  }
}
