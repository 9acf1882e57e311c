import { Pool, type ClientBase } from 'pg';
import type { SqlTarget } from './connectOnce';
import { SqlClient } from './SqlClient';

const KEPT_MS = 5000;
/** The path through the gateway may lead elsewhere after this time, and old sessions there may not have been ended. */
const LONGEST_LIFE_S = 60;
/**
 * A connection that rested longer than this is first checked for whether it still leads to a server that accepts
 * writes.
 */
const FRESH_MS = 500;

/**
 * Keeps a few connections to one place for a short while, because a log-in costs more than most statements. Each piece
 * of work has a connection to itself. If it rejects or leaves a transaction open, the connection is closed, which rolls
 * the transaction back.
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
    // A connection that is cut while it is kept is already gone from the pool. For one in use, the current statement
    // reports it.
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
