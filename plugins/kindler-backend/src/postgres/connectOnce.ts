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
}

/** Opens one connection, runs `work` on it and closes it whatever happens. */
export async function connectOnce<T>(
  target: SqlTarget,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    host: target.host,
    port: target.port,
    user: target.user,
    password: target.password,
    database: target.database,
    ssl: target.ssl,
    connectionTimeoutMillis: target.timeoutMs,
    query_timeout: target.timeoutMs,
    application_name: 'kindler',
  });
  // A connection that is cut while it is idle reports here; the next query rejects with the reason.
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await closeWithin(client, target.timeoutMs);
  }
}

/** A frozen server never answers the goodbye, so the wait for it is bounded. */
async function closeWithin(client: Client, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>(resolve => {
    timer = setTimeout(resolve, Math.min(timeoutMs, 500));
  });
  const ended = client.end().catch(() => {});
  await Promise.race([ended, deadline]);
  clearTimeout(timer);
}
