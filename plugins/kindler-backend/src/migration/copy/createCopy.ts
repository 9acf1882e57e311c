import { randomBytes } from 'node:crypto';
import { escapeIdentifier, escapeLiteral, type ClientBase } from 'pg';
import { scramVerifier, type SqlTarget } from '../../postgres';
import { onServer } from '../sides';
import { slow, type Copy } from './Copy';

/**
 * Creates an empty database like that of the source. It belongs to a role that can do nothing but own it: restoring runs
 * code of whoever owned the original.
 *
 * @returns how that role connects to it
 */
export async function createCopy(copy: Copy): Promise<SqlTarget> {
  const { admin, name, database, system } = copy;
  const id = escapeIdentifier(name);
  await dropCopy(admin, system, name);
  return onServer(admin, system, async client => {
    await client.query(
      `CREATE ROLE ${id} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE`,
    );
    await client.query(`GRANT ${id} TO CURRENT_USER`);
    const loader = await asLoader(client, copy);
    await client.query(
      slow(`CREATE DATABASE ${id} TEMPLATE template0 OWNER ${id}
         ENCODING ${escapeLiteral(database.encoding)}
         LC_COLLATE ${escapeLiteral(database.collate)}
         LC_CTYPE ${escapeLiteral(database.ctype)}`),
    );
    await client.query(`REVOKE ALL ON DATABASE ${id} FROM PUBLIC`);
    return loader;
  });
}

/** Gives the role that owns a copy a new password, which nobody keeps. */
export async function asLoader(
  client: ClientBase,
  { admin, name }: Pick<Copy, 'admin' | 'name'>,
): Promise<SqlTarget> {
  const password = randomBytes(24).toString('base64url');
  const verifier = escapeLiteral(await scramVerifier(password));
  await client.query(
    `ALTER ROLE ${escapeIdentifier(name)} PASSWORD ${verifier}`,
  );
  return { ...admin, user: name, password, database: name };
}

/** Drops a copy that is not complete, with all that was made for it at the target. */
export async function dropCopy(
  admin: SqlTarget,
  system: string,
  name: string,
): Promise<void> {
  const id = escapeIdentifier(name);
  await dropSubscription(admin, system, name);
  await onServer(admin, system, async client => {
    await client.query(slow(`DROP DATABASE IF EXISTS ${id} WITH (FORCE)`));
    await client.query(`DROP ROLE IF EXISTS ${id}`);
  });
}

/** Ends replication into a copy. The slot at the source is dropped there. */
export async function dropSubscription(
  admin: SqlTarget,
  system: string,
  name: string,
): Promise<void> {
  const { rows } = await onServer(admin, system, client =>
    client.query(
      `SELECT subname AS name, subenabled AS enabled, datname AS database
         FROM pg_subscription JOIN pg_database d ON d.oid = subdbid
        WHERE datname = $1`,
      [name],
    ),
  );
  for (const { name: subscription, database } of rows) {
    const id = escapeIdentifier(subscription);
    await onServer({ ...admin, database }, system, async client => {
      await client.query(`ALTER SUBSCRIPTION ${id} DISABLE`);
      await client.query(`ALTER SUBSCRIPTION ${id} SET (slot_name = NONE)`);
      await client.query(slow(`DROP SUBSCRIPTION ${id}`));
    });
  }
}
