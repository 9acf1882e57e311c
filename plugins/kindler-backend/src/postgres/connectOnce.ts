import { withDeadline } from '@kindler/backstage-plugin-kindler-common';
import { SqlClient } from './SqlClient';
import type { PostgresTls } from './tls/PostgresTls';

export interface SqlTarget {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** Time limit of the connection and of each statement, in milliseconds. */
  timeoutMs: number;
  tls?: PostgresTls;
  /** Name of the connection for the server's administrators; defaults to `kindler`. */
  applicationName?: string;
}

/** Opens one connection, runs `work` on it and closes it in any case. */
export async function connectOnce<T>(
  target: SqlTarget,
  work: (client: SqlClient) => Promise<T>,
): Promise<T> {
  const client = await openClient(target);
  try {
    return await work(client);
  } finally {
    await endWithin(client, Math.min(target.timeoutMs, 500));
  }
}

/** Opens a connection. Close it with `endWithin`. */
export async function openClient(target: SqlTarget): Promise<SqlClient> {
  const client = new SqlClient({
    host: target.host,
    port: target.port,
    user: target.user,
    password: target.password,
    database: target.database,
    tls: target.tls,
    connectionTimeoutMillis: target.timeoutMs,
    query_timeout: target.timeoutMs,
    application_name: target.applicationName ?? 'kindler',
  });
  // A connection that is cut while idle reports here. The next query rejects with the reason.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.destroy();
    throw error;
  }
}

/** Ends a connection. The wait is limited, because a frozen server never answers the goodbye. */
export async function endWithin(
  client: SqlClient,
  timeoutMs: number,
): Promise<void> {
  await withDeadline(() => client.end(), { ms: timeoutMs }).catch(() => {});
  client.destroy();
}
