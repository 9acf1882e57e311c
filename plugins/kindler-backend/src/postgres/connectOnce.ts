import { Socket } from 'node:net';
import { Client, type ClientConfig } from 'pg';

export interface SqlTarget {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** Bounds the connection and each statement, in milliseconds. */
  timeoutMs: number;
  ssl?: ClientConfig['ssl'];
  /** How the server's administrators see it; defaults to `kindler`. */
  applicationName?: string;
}

const sockets = new WeakMap<Client, Socket>();

/** Opens one connection, runs `work` on it and closes it whatever happens. */
export async function connectOnce<T>(
  target: SqlTarget,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await openClient(target);
  try {
    return await work(client);
  } finally {
    await endWithin(client, Math.min(target.timeoutMs, 500));
  }
}

/** Opens a connection; close it with `endWithin`. */
export async function openClient(target: SqlTarget): Promise<Client> {
  const socket = new Socket();
  const client = new Client({
    stream: () => socket,
    host: target.host,
    port: target.port,
    user: target.user,
    password: target.password,
    database: target.database,
    ssl: target.ssl,
    connectionTimeoutMillis: target.timeoutMs,
    query_timeout: target.timeoutMs,
    application_name: target.applicationName ?? 'kindler',
  });
  sockets.set(client, socket);
  // A connection that is cut while it is idle reports here; the next query rejects with the reason.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await endWithin(client, Math.min(target.timeoutMs, 500));
    throw error;
  }
}

/** A frozen server never answers the goodbye, so the wait for it is bounded. */
export async function endWithin(
  client: Client,
  timeoutMs: number,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>(resolve => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([client.end().catch(() => {}), deadline]);
  clearTimeout(timer);
  sockets.get(client)?.destroy();
}
