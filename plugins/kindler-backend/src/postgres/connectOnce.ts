import { withDeadline } from '@kindler/backstage-plugin-kindler-common';
import { SqlClient } from './SqlClient';
import type { PostgresTls } from './tls/PostgresTls';

export interface SqlTarget {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** Bounds the connection and each statement, in milliseconds. */
  timeoutMs: number;
  tls?: PostgresTls;
  /** How the server's administrators see it; defaults to `kindler`. */
  applicationName?: string;
}

/** Opens one connection, runs `work` on it and closes it whatever happens. */
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

/** Opens a connection; close it with `endWithin`. */
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
  // A connection that is cut while it is idle reports here; the next query rejects with the reason.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.destroy();
    throw error;
  }
}

/** A frozen server never answers the goodbye, so the wait for it is bounded. */
export async function endWithin(
  client: SqlClient,
  timeoutMs: number,
): Promise<void> {
  await withDeadline(() => client.end(), { ms: timeoutMs }).catch(() => {});
  client.destroy();
}
