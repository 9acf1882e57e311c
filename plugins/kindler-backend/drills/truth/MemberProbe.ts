import { Client } from 'pg';

export interface MemberProbeOptions {
  host: string;
  port: number;
  user: string;
  password: string;
}

const TIMEOUT_MS = 1000;

/** Asks one PostgreSQL again and again whether it accepts writes, over one connection as long as that lasts. */
export class MemberProbe {
  readonly #options: MemberProbeOptions;
  #client: Client | undefined;

  constructor(options: MemberProbeOptions) {
    this.#options = options;
  }

  /** False also when it does not answer: who does not answer does not accept. */
  async isWriter(): Promise<boolean> {
    try {
      const client = await this.#connected();
      const { rows } = await client.query<{ recovery: boolean }>(
        'SELECT pg_is_in_recovery() AS recovery',
      );
      return !rows[0].recovery;
    } catch {
      await this.close();
      return false;
    }
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => {});
  }

  async #connected(): Promise<Client> {
    if (!this.#client) {
      const { host, port, user, password } = this.#options;
      const client = new Client({
        host,
        port,
        user,
        password,
        database: 'postgres',
        connectionTimeoutMillis: TIMEOUT_MS,
        query_timeout: TIMEOUT_MS,
      });
      // A connection that breaks between two questions is noticed by the next one.
      client.on('error', () => {});
      this.#client = client;
      await client.connect();
    }
    return this.#client;
  }
}
