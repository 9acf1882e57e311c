import { Pool, type ClientBase } from 'pg';
import type { SqlTarget } from './connectOnce';
import { SqlClient } from './SqlClient';

const KEPT_MS = 5000;
/** The way through the gateway may lead elsewhere by then, and old sessions there need not have been ended. */
const LONGEST_LIFE_S = 60;
/** One that rested longer is asked first whether it still leads to where writes are accepted. */
const FRESH_MS = 500;

/**
 * A few connections to one place, kept for a short while: a log-in costs more than most statements. Work has one for itself;
 * where it rejects, or leaves a transaction open, the connection is closed, which takes the transaction back.
 */
export class KeptConnections {
  readonly #pool: Pool;
  readonly #returnedAt = new WeakMap<ClientBase, number>();

  constructor(target: SqlTarget, most: number) {
    const { timeoutMs, applicationName = 'kindler', ...place } = target;
    this.#pool = new Pool({
      ...place,
      Client: SqlClient,
      min: 0,
      max: most,
      idleTimeoutMillis: KEPT_MS,
      maxLifetimeSeconds: LONGEST_LIFE_S,
      allowExitOnIdle: true,
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
      application_name: applicationName,
    });
    // One that is cut while it is kept is gone from the pool already; of one in use, the statement under way says it.
    this.#pool.on('error', () => {});
    this.#pool.on('connect', client => client.on('error', () => {}));
  }

  async use<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
    const client = await this.#take();
    let isWhole = false;
    try {
      const result = await work(client);
      isWhole = client.getTransactionStatus() === 'I';
      return result;
    } finally {
      this.#returnedAt.set(client, performance.now());
      client.release(!isWhole);
    }
  }

  async #take() {
    for (;;) {
      const client = await this.#pool.connect();
      const returnedAt = this.#returnedAt.get(client);
      if (
        returnedAt === undefined ||
        performance.now() - returnedAt < FRESH_MS ||
        (await acceptsWrites(client))
      ) {
        return client;
      }
      client.release(true);
    }
  }
}

async function acceptsWrites(client: ClientBase): Promise<boolean> {
  try {
    const { rows } = await client.query('SELECT pg_is_in_recovery() AS is_in');
    return !rows[0].is_in;
  } catch {
    return false;
  }
}
