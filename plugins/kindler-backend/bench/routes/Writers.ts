import { setTimeout as delay } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { Lab } from '@kindler/lab';
import { Client, type ClientConfig } from 'pg';

const WRITERS = 20;
const RECONNECT_MS = 20;
export const TABLE = 'bench_writes';

/** What writers connect to. */
export type Through = 'gateway' | 'pgbouncer';

/** What writers saw in a round. */
export interface Seen {
  /** The longest time in which no transaction of any writer was acknowledged, in milliseconds. */
  gapMs: number;
  failedTransactions: number;
  failedConnections: number;
  /** Acknowledged rows that are not there. */
  lost: number;
  acknowledged: number;
}

/** Twenty applications, each with one connection and one INSERT a transaction. */
export class Writers {
  readonly #target: ClientConfig;
  readonly #ids: string[] = [];
  #stopped = false;
  #running: Array<Promise<void>> = [];
  #lastAt = 0;
  #gapMs = 0;
  #failedTransactions = 0;
  #failedConnections = 0;

  static through({ state }: Lab, through: Through): Writers {
    const { gateway, pgbouncer, credentials } = state;
    const { host, port } =
      through === 'gateway' ? gateway.listeners.orders_rw : pgbouncer;
    return new Writers({
      host,
      port,
      ...credentials.superuser,
      database: 'postgres',
    });
  }

  constructor(target: ClientConfig) {
    this.#target = target;
  }

  get acknowledged(): number {
    return this.#ids.length;
  }

  async start(): Promise<void> {
    await this.#ask(
      `CREATE TABLE IF NOT EXISTS ${TABLE} (id uuid PRIMARY KEY)`,
    );
    this.#running = Array.from({ length: WRITERS }, () => this.#write());
  }

  /** Ends the writers, and compares what was acknowledged with what is there, or elsewhere. */
  async stop(elsewhere: readonly string[] = []): Promise<Seen> {
    this.#stopped = true;
    await Promise.all(this.#running);
    const found = new Set(elsewhere);
    const here = this.#ids.filter(id => !found.has(id));
    const { rows } = await this.#ask(
      `SELECT count(*)::int AS there FROM ${TABLE} WHERE id = ANY ($1::uuid[])`,
      [here],
    );
    return {
      gapMs: Math.round(this.#gapMs),
      failedTransactions: this.#failedTransactions,
      failedConnections: this.#failedConnections,
      lost: here.length - rows[0].there,
      acknowledged: this.#ids.length,
    };
  }

  async #write(): Promise<void> {
    while (!this.#stopped) {
      const client = new Client(this.#target);
      client.on('error', () => {});
      try {
        await client.connect();
        await this.#useUp(client);
      } catch {
        this.#failedConnections += 1;
      }
      client.end().catch(() => {});
      await delay(RECONNECT_MS);
    }
  }

  async #useUp(client: Client): Promise<void> {
    while (!this.#stopped) {
      const id = randomUUID();
      try {
        await client.query(`INSERT INTO ${TABLE} VALUES ($1)`, [id]);
      } catch {
        this.#failedTransactions += 1;
        return;
      }
      this.#ids.push(id);
      const now = performance.now();
      if (this.#lastAt > 0) {
        this.#gapMs = Math.max(this.#gapMs, now - this.#lastAt);
      }
      this.#lastAt = now;
      await delay(5);
    }
  }

  async #ask(text: string, values: unknown[] = []) {
    const client = new Client(this.#target);
    await client.connect();
    try {
      return await client.query(text, values);
    } finally {
      await client.end();
    }
  }
}
