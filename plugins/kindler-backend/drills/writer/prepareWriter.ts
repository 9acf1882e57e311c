import { randomBytes } from 'node:crypto';
import type { Lab } from '@kindler/lab';
import { Client, type ClientConfig } from 'pg';
import { TABLE, type WriteTarget } from './attemptWrite';

const USER = 'drill_writer';
const DATABASE = 'postgres';

/**
 * Makes the writer's role and table, on the foreign PostgreSQL too: an application that is led there must not be saved
 * by a missing role.
 */
export async function prepareWriter(lab: Lab): Promise<WriteTarget> {
  const { gateway, archive, credentials } = lab.state;
  const listener = gateway.listeners.orders_rw;
  const password = randomBytes(18).toString('base64url');
  await prepare(
    { host: archive.host, port: archive.port, ...credentials.archiveSuperuser },
    password,
  );
  const systemIdentifier = await prepare(
    { ...listener, ...credentials.superuser },
    password,
  );
  return {
    ...listener,
    user: USER,
    password,
    database: DATABASE,
    systemIdentifier,
  };
}

/** Gives the server's system identifier. */
async function prepare(
  server: ClientConfig,
  password: string,
): Promise<string> {
  const client = new Client({ ...server, database: DATABASE });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query(
      'SELECT FROM pg_roles WHERE rolname = $1',
      [USER],
    );
    await client.query(
      `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${USER} LOGIN
       PASSWORD ${client.escapeLiteral(password)}`,
    );
    await client.query(
      `CREATE TABLE IF NOT EXISTS ${TABLE} (at timestamptz NOT NULL)`,
    );
    await client.query(`GRANT INSERT ON ${TABLE} TO ${USER}`);
    const { rows } = await client.query<{ system: string }>(
      'SELECT system_identifier::text AS system FROM pg_control_system()',
    );
    return rows[0].system;
  } finally {
    await client.end().catch(() => {});
  }
}
