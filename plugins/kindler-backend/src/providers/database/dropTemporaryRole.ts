import { ConflictError } from '@backstage/errors';
import { escapeIdentifier, type ClientBase } from 'pg';
import { hasSqlState } from '../../postgres';
import type { Admin } from './Admin';
import { endSessions } from './endSessions';
import { inTransaction } from './environmentLock';
import { findTemporaryRoles } from './findTemporaryRoles';
import { ownerRole } from './ownerRole';

const TRIES = 3;

/** Another one is at it too, or something was granted to it in between. */
const AT_ODDS = ['XX000', '40P01', '2BP01', '42704'];

/**
 * Shuts a temporary role out, ends its sessions, hands what it owns to the environment's role and drops it. Answers false
 * where it is not there. Each part may be done already: by a backend that was killed, by another one, or by hand.
 */
export async function dropTemporaryRole(
  { environment, id }: { environment: string; id: string },
  admin: Admin,
): Promise<boolean> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await admin(async client => {
        const [found] = await findTemporaryRoles(client, { environment, id });
        if (!found) {
          return false;
        }
        await drop(client, { environment, id }, admin);
        return true;
      });
    } catch (error) {
      if (left > 1 && hasSqlState(error, ...AT_ODDS)) {
        continue;
      }
      throw hasSqlState(error, '2BP01')
        ? new ConflictError(`Role '${id}' is still in use: ${error.detail}`)
        : error;
    }
  }
}

async function drop(
  client: ClientBase,
  { environment, id }: { environment: string; id: string },
  admin: Admin,
): Promise<void> {
  const role = escapeIdentifier(id);
  await client.query(`ALTER ROLE ${role} NOLOGIN`);
  await endSessions(client, id);
  const heir = await findHeir(client, environment);
  for (const database of await databasesWith(client, id)) {
    await admin(other => handOver(other, role, heir), database);
  }
  await inTransaction(client, async () => {
    // Rights on databases are no one database's.
    await client.query(`REASSIGN OWNED BY ${role} TO ${heir}`);
    await client.query(`DROP OWNED BY ${role}`);
    await client.query(`DROP ROLE ${role}`);
  });
}

/** The environment's owner role, or its role; where both were dropped by hand, the administrator, so that nothing is lost. */
async function findHeir(client: ClientBase, environment: string) {
  const { rows } = await client.query(
    `SELECT rolname AS name, pg_has_role(oid, 'USAGE') AS member FROM pg_roles
      WHERE rolname = ANY ($1::name[])
      ORDER BY array_position($1::name[], rolname)`,
    [[ownerRole(environment), environment]],
  );
  if (rows.length === 0) {
    return 'CURRENT_USER';
  }
  const heir = escapeIdentifier(rows[0].name);
  if (!rows[0].member) {
    await client.query(`GRANT ${heir} TO CURRENT_USER`);
  }
  return heir;
}

/** The databases in which the role owns something, or was granted something. */
async function databasesWith(
  client: ClientBase,
  id: string,
): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT DISTINCT d.datname
       FROM pg_shdepend s
       JOIN pg_database d ON d.oid = s.dbid
       JOIN pg_roles r ON r.oid = s.refobjid
      WHERE s.refclassid = 'pg_authid'::regclass AND r.rolname = $1`,
    [id],
  );
  return rows.map(({ datname }) => datname);
}

async function handOver(
  client: ClientBase,
  role: string,
  heir: string,
): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(`SET LOCAL lock_timeout = '5s'`);
    await client.query(`REASSIGN OWNED BY ${role} TO ${heir}`);
    await client.query(`DROP OWNED BY ${role}`);
  });
}
