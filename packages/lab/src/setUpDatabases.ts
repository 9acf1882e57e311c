import { Client, ClientConfig } from 'pg';
import type { LabCredential, LabState } from './types';

const CONNECT_TIMEOUT = 5_000;

/** Opens a connection, uses it once and closes it. */
export async function withDatabase<T>(
  config: ClientConfig,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    query_timeout: 30_000,
    application_name: 'kindler-lab',
    ...config,
  });
  // A connection that HAProxy cuts later must not end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Makes the roles and databases that the portal needs, through the read-write listener. Doing it twice is harmless.
 */
export async function setUpPlatform(state: LabState): Promise<void> {
  const { superuser, kindler, provider, probe } = state.credentials;
  const listener = state.gateway.listeners.platform_rw;
  await withDatabase(
    { ...listener, ...superuser, database: 'postgres' },
    async client => {
      await ensureRole(client, kindler, 'LOGIN');
      await ensureRole(client, provider, 'LOGIN CREATEROLE CREATEDB');
      await ensureRole(client, probe, 'LOGIN');
      await client.query(
        `GRANT pg_monitor TO ${client.escapeIdentifier(probe.user)}`,
      );
      await ensureDatabase(client, kindler.database, kindler.user);
    },
  );
}

/** System identifier of the PostgreSQL behind `platform_rw`: a 64-bit number as text. */
export async function readSystemIdentifier(state: LabState): Promise<string> {
  return withDatabase(
    {
      ...state.gateway.listeners.platform_rw,
      ...state.credentials.probe,
      database: 'postgres',
    },
    async client => {
      const { rows } = await client.query<{ identifier: string }>(
        'SELECT system_identifier::text AS identifier FROM pg_control_system()',
      );
      return rows[0].identifier;
    },
  );
}

/** Makes the probe's role on the standalone server. */
export async function setUpArchive(state: LabState): Promise<void> {
  const { archiveSuperuser, probe } = state.credentials;
  const { host, port } = state.archive;
  await withDatabase(
    { host, port, ...archiveSuperuser, database: 'postgres' },
    async client => {
      await ensureRole(client, probe, 'LOGIN');
      await client.query(
        `GRANT pg_monitor TO ${client.escapeIdentifier(probe.user)}`,
      );
    },
  );
}

async function ensureRole(
  client: Client,
  role: LabCredential,
  attributes: 'LOGIN' | 'LOGIN CREATEROLE CREATEDB',
): Promise<void> {
  const { rowCount } = await client.query(
    'SELECT FROM pg_roles WHERE rolname = $1',
    [role.user],
  );
  await client.query(
    `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${client.escapeIdentifier(
      role.user,
    )} ${attributes} PASSWORD ${client.escapeLiteral(role.password)}`,
  );
}

async function ensureDatabase(
  client: Client,
  database: string,
  owner: string,
): Promise<void> {
  const name = client.escapeIdentifier(database);
  const { rowCount } = await client.query(
    'SELECT FROM pg_database WHERE datname = $1',
    [database],
  );
  if (!rowCount) {
    await client.query(
      `CREATE DATABASE ${name} OWNER ${client.escapeIdentifier(owner)}`,
    );
  }
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
}
