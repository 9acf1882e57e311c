import type { Lab } from '@kindler/lab';
import { Client } from 'pg';

/** Sessions that stay until somebody ends them. */
export interface OpenSessions {
  /** How many of them are left. */
  readonly open: number;
  close(): Promise<void>;
}

/** Clients that stay connected through the gateway's listener for writes. */
export async function openSessions(
  lab: Lab,
  count: number,
): Promise<OpenSessions> {
  const { gateway, credentials } = lab.state;
  let open = 0;
  const clients = Array.from({ length: count }, () => {
    const client = new Client({
      ...gateway.listeners.orders_rw,
      ...credentials.probe,
      database: 'postgres',
      connectionTimeoutMillis: 5000,
    });
    client.on('error', () => {});
    client.once('end', () => {
      open -= 1;
    });
    return client;
  });
  await Promise.all(
    clients.map(async client => {
      await client.connect();
      open += 1;
    }),
  );
  return {
    get open() {
      return open;
    },
    close: async () => {
      await Promise.allSettled(clients.map(client => client.end()));
    },
  };
}
