import { waitFor } from '@kindler/lab';
import { Client, type ClientConfig } from 'pg';

/** Writes one number after the other through a route, with a new connection after each failure, as an application does. */
export function startWriter(place: ClientConfig) {
  const acknowledged: number[] = [];
  let isOn = true;
  let next = 1;

  async function writeUntilItFails(): Promise<void> {
    const client = new Client({ ...place, connectionTimeoutMillis: 2000 });
    client.on('error', () => {});
    try {
      await client.connect();
      while (isOn) {
        const id = next;
        next += 1;
        await client.query('INSERT INTO written VALUES ($1)', [id]);
        acknowledged.push(id);
      }
    } finally {
      await client.end().catch(() => {});
    }
  }

  const work = (async () => {
    while (isOn) {
      await writeUntilItFails().catch(
        () => new Promise(resolve => setTimeout(resolve, 20)),
      );
    }
  })();

  return {
    /** Waits until so many more were acknowledged. */
    async wrote(count: number): Promise<void> {
      const goal = acknowledged.length + count;
      await waitFor(
        `${count} more writes`,
        async () => acknowledged.length >= goal || undefined,
        { deadlineMs: 60_000, everyMs: 20 },
      );
    },
    async stop(): Promise<number[]> {
      isOn = false;
      await work;
      return acknowledged;
    },
  };
}
