import { createHash, randomBytes } from 'node:crypto';
import { ServiceUnavailableError } from '@backstage/errors';
import { escapeIdentifier, escapeLiteral, type ClientBase } from 'pg';
import {
  connectOnce,
  isConnectionError,
  scramVerifier,
  type SqlTarget,
} from '../../postgres';
import type { DatabaseFacts } from '../files/BackupManifest';

const WORK_MS = 60_000;

/** The database that an operation restores into: its own by its name, so that it can be dropped after any crash. */
export function scratchName(operationId: string): string {
  const mark = createHash('sha256').update(operationId).digest('hex');
  return `kindler_scratch_${mark.slice(0, 16)}`;
}

/** Does work as the administrator of a server. What is away for a moment is tried again by the operation. */
export async function administer<T>(
  admin: SqlTarget,
  work: (client: ClientBase) => Promise<T>,
): Promise<T> {
  try {
    return await connectOnce({ ...admin, timeoutMs: WORK_MS }, work);
  } catch (error) {
    throw isConnectionError(error)
      ? new ServiceUnavailableError((error as Error).message, error as Error)
      : error;
  }
}

/**
 * Creates the scratch database anew, as the dumped one was and closed to others. A dump holds code of whoever owned the
 * database, and restoring runs it. So a dump of others is restored by a role that can do nothing but own this database.
 *
 * @returns how to connect to it
 */
export async function createScratch(
  admin: SqlTarget,
  name: string,
  { facts, isOfOthers }: { facts: DatabaseFacts; isOfOthers: boolean },
): Promise<SqlTarget> {
  const login = isOfOthers
    ? { user: name, password: randomBytes(24).toString('base64url') }
    : undefined;
  await administer(admin, async client => {
    const id = escapeIdentifier(name);
    await drop(client, name);
    if (login) {
      const verifier = escapeLiteral(await scramVerifier(login.password));
      await client.query(
        `CREATE ROLE ${id} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${verifier}`,
      );
      await client.query(`GRANT ${id} TO CURRENT_USER`);
    }
    await client.query(
      `CREATE DATABASE ${id} TEMPLATE template0
         ENCODING ${escapeLiteral(facts.encoding)}
         LC_COLLATE ${escapeLiteral(facts.collate)}
         LC_CTYPE ${escapeLiteral(facts.ctype)}
         ${login ? `OWNER ${id}` : ''}`,
    );
    await client.query(`REVOKE ALL ON DATABASE ${id} FROM PUBLIC`);
  });
  return { ...admin, ...login, database: name };
}

/** Drops the scratch database and the role that it was restored by. */
export async function dropScratch(
  admin: SqlTarget,
  name: string,
): Promise<void> {
  await administer(admin, client => drop(client, name));
}

async function drop(client: ClientBase, name: string): Promise<void> {
  const id = escapeIdentifier(name);
  await client.query(`DROP DATABASE IF EXISTS ${id} WITH (FORCE)`);
  if (await hasRole(client, name)) {
    await client.query(`DROP ROLE ${id}`);
  }
}

export async function isThere(
  admin: SqlTarget,
  name: string,
): Promise<boolean> {
  return administer(admin, client => hasDatabase(client, name));
}

export async function hasDatabase(
  client: ClientBase,
  name: string,
): Promise<boolean> {
  const { rows } = await client.query(
    'SELECT FROM pg_database WHERE datname = $1',
    [name],
  );
  return rows.length > 0;
}

export async function hasRole(
  client: ClientBase,
  name: string,
): Promise<boolean> {
  const { rows } = await client.query(
    'SELECT FROM pg_roles WHERE rolname = $1',
    [name],
  );
  return rows.length > 0;
}
