import { escapeIdentifier } from 'pg';
import { endWithin, openClient } from '../postgres/connectOnce';
import type { SqlClient } from '../postgres/SqlClient';
import { explainPooler } from './explainPooler';
import type { PoolerTarget } from './PoolerTarget';
import type { PoolerRow, PoolerTable } from './tables';

const GOODBYE_MS = 200;

/**
 * One connection to a PgBouncer's console. It knows the simple protocol only, and one statement a time. Rejects with
 * `SourceError`s.
 */
export class PoolerConsole {
  readonly #client: SqlClient;
  readonly #database: string;

  static async open(
    pooler: PoolerTarget,
    timeoutMs: number,
  ): Promise<PoolerConsole> {
    try {
      const client = await openClient({
        ...pooler,
        database: 'pgbouncer',
        timeoutMs,
      });
      return new PoolerConsole(client, pooler.database);
    } catch (error) {
      throw explainPooler(error, pooler.database);
    }
  }

  private constructor(client: SqlClient, database: string) {
    this.#client = client;
    this.#database = database;
  }

  async show(table: PoolerTable): Promise<PoolerRow[]> {
    return this.#ask(`SHOW ${table}`);
  }

  /** Holds back clients of the database once their transactions have ended, and answers when all have. */
  async pause(): Promise<void> {
    await this.#order('PAUSE');
  }

  async resume(): Promise<void> {
    await this.#order('RESUME');
  }

  /** Closes each connection to the server once its transaction has ended. */
  async reconnect(): Promise<void> {
    await this.#order('RECONNECT');
  }

  async close(): Promise<void> {
    await endWithin(this.#client, GOODBYE_MS);
  }

  async #order(verb: 'PAUSE' | 'RESUME' | 'RECONNECT'): Promise<void> {
    await this.#ask(`${verb} ${escapeIdentifier(this.#database)}`);
  }

  async #ask(statement: string): Promise<PoolerRow[]> {
    try {
      return (await this.#client.query<PoolerRow>(statement)).rows;
    } catch (error) {
      throw explainPooler(error, this.#database);
    }
  }
}
