import { createHash } from 'node:crypto';
import { ServiceUnavailableError } from '@backstage/errors';
import { escapeIdentifier, escapeLiteral, type ClientBase } from 'pg';
import { connectOnce, isConnectionError, type SqlTarget } from '../../postgres';
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

/** Creates the scratch database anew, as the dumped one was and closed to others. Returns the role that it belongs to. */
export async function createScratch(
  admin: SqlTarget,
  name: string,
  options: { facts: DatabaseFacts; owner?: string },
): Promise<string | undefined> {
  const { facts } = options;
  return administer(admin, async client => {
    const id = escapeIdentifier(name);
    const owner = await usableRole(client, options.owner);
    await client.query(`DROP DATABASE IF EXISTS ${id} WITH (FORCE)`);
    await client.query(
      `CREATE DATABASE ${id} TEMPLATE template0
         ENCODING ${escapeLiteral(facts.encoding)}
         LC_COLLATE ${escapeLiteral(facts.collate)}
         LC_CTYPE ${escapeLiteral(facts.ctype)}
         ${owner ? `OWNER ${escapeIdentifier(owner)}` : ''}`,
    );
    await client.query(`REVOKE ALL ON DATABASE ${id} FROM PUBLIC`);
    return owner;
  });
}

export async function dropScratch(
  admin: SqlTarget,
  name: string,
): Promise<void> {
  await administer(admin, client =>
    client.query(
      `DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`,
    ),
  );
}

export async function isThere(
  admin: SqlTarget,
  name: string,
): Promise<boolean> {
  return administer(admin, async client => {
    const { rows } = await client.query(
      'SELECT FROM pg_database WHERE datname = $1',
      [name],
    );
    return rows.length > 0;
  });
}

/** The role, if it is there and the administrator may make things that belong to it. */
async function usableRole(
  client: ClientBase,
  role: string | undefined,
): Promise<string | undefined> {
  const { rows } = await client.query(
    `SELECT FROM pg_roles WHERE rolname = $1 AND pg_has_role(oid, 'MEMBER')`,
    [role ?? null],
  );
  return rows.length > 0 ? role : undefined;
}
