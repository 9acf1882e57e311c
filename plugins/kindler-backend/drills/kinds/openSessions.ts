import type { Lab } from '@kindler/lab';
import { Client } from 'pg';

/** Clients that stay connected through the gateway's listener for writes. */
export async function openSessions(
  lab: Lab,
  count: number,
): Promise<{ close(): Promise<void> }> {
  const { gateway, credentials } = lab.state;
  const clients = Array.from({ length: count }, () => {
    const client = new Client({
      ...gateway.listeners.orders_rw,
      ...credentials.probe,
      database: 'postgres',
      connectionTimeoutMillis: 5000,
    });
    client.on('error', () => {});
    return client;
  });
  await Promise.all(clients.map(client => client.connect()));
  return {
    close: async () => {
      await Promise.allSettled(clients.map(client => client.end()));
    },
  };
}
