import { ConflictError } from '@backstage/errors';
import { word, wordedError } from '@kindler/backstage-plugin-kindler-common';
import { escapeIdentifier, escapeLiteral } from 'pg';
import type { SqlTarget } from '../../postgres';
import { administer, hasDatabase, hasRole } from './scratch';

export interface NamedRestore {
  scratch: string;
  database: string;
  /** Comment by which the operation finds again what it made. */
  mark: string;
  /** Role that may use the restored database, where it is there. */
  user: string;
}

/** Throws a ConflictError if the name of a new database is not free, or that of the role that it will belong to. */
export async function expectFree(
  admin: SqlTarget,
  database: string,
): Promise<void> {
  await administer(admin, async client => {
    if (await hasDatabase(client, database)) {
      throw wordedError(ConflictError, word('backup-name-taken', { database }));
    }
    if (await hasRole(client, database)) {
      throw wordedError(ConflictError, word('backup-role-taken', { database }));
    }
  });
}

/**
 * Gives a restored database its name. It belongs to a role of the same name that cannot log in, of which the user is a
 * member.
 */
export async function nameRestored(
  admin: SqlTarget,
  { scratch, database, mark, user }: NamedRestore,
): Promise<void> {
  const from = escapeIdentifier(scratch);
  const to = escapeIdentifier(database);
  const comment = escapeLiteral(mark);
  await administer(admin, async client => {
    await client.query('BEGIN');
    if (await hasRole(client, scratch)) {
      await client.query(`ALTER ROLE ${from} NOLOGIN PASSWORD NULL`);
      await client.query(`ALTER ROLE ${from} RENAME TO ${to}`);
      await client.query(`COMMENT ON ROLE ${to} IS ${comment}`);
      if (await hasRole(client, user)) {
        await client.query(`GRANT ${to} TO ${escapeIdentifier(user)}`);
      }
    }
    await client.query(`COMMENT ON DATABASE ${from} IS ${comment}`);
    await client.query(`ALTER DATABASE ${from} RENAME TO ${to}`);
    await client.query('COMMIT');
  });
}

/** Whether the database is there and has the mark. */
export async function isMarked(
  admin: SqlTarget,
  database: string,
  mark: string,
): Promise<boolean> {
  return administer(admin, async client => {
    const { rows } = await client.query(
      `SELECT FROM pg_database
        WHERE datname = $1 AND shobj_description(oid, 'pg_database') = $2`,
      [database, mark],
    );
    return rows.length > 0;
  });
}

/** Drops the database and its role, each where it has the mark. */
export async function dropRestored(
  admin: SqlTarget,
  database: string,
  mark: string,
): Promise<void> {
  const id = escapeIdentifier(database);
  if (await isMarked(admin, database, mark)) {
    await administer(admin, client =>
      client.query(`DROP DATABASE ${id} WITH (FORCE)`),
    );
  }
  await administer(admin, async client => {
    const { rows } = await client.query(
      `SELECT FROM pg_roles
        WHERE rolname = $1 AND shobj_description(oid, 'pg_authid') = $2`,
      [database, mark],
    );
    if (rows.length > 0) {
      await client.query(`DROP ROLE ${id}`);
    }
  });
}
