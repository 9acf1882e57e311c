import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  faultHint,
  word,
  type Fault,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import { Pool, type QueryResultRow } from 'pg';
import { classifyError, SourceError, withHint } from '../model/fault';
import { migrate } from './migrations';
import { MigrationError } from './migrations/MigrationError';
import type { MetadataDatabase, Query } from './MetadataDatabase';
import { isConnectionError } from './pgErrors';
import { SqlClient, type SqlClientConfig } from './SqlClient';
import { sourceId } from '../model/SourceId';

const PROBE_INTERVAL_MS = 1000;
/** A failed migration locks the table each time it is tried. */
const MIGRATE_AGAIN_MS = 30_000;
const CONNECT_TIMEOUT_MS = 2000;
const QUERY_TIMEOUT_MS = 5000;
const WHOLE_TABLES: Pick<SqlClientConfig, 'limits'> = {
  limits: { bytes: 64 * 1024 * 1024, messages: 500_000 },
};

export interface KindlerDatabaseOptions {
  connection: Pick<
    SqlClientConfig,
    'host' | 'port' | 'user' | 'password' | 'database' | 'tls'
  >;
  /** Name of the route that leads to it, for hints. */
  route: string;
  logger: LoggerService;
}

/**
 * The Kindler database behind its gateway. It is either available (reached, writable, migrated) or not, with the fault.
 * A probe every second makes it available again by itself.
 */
export class KindlerDatabase implements MetadataDatabase {
  readonly #pool: Pool;
  readonly #options: KindlerDatabaseOptions;
  #timer?: NodeJS.Timeout;
  #probing?: Promise<void>;
  #available = false;
  #migrated = false;
  #migrateAfter = 0;
  #fault?: Fault;
  /** The state last logged, so that a problem is logged when it begins and not at each probe. */
  #said: 'available' | 'away' | 'not migrated' | undefined;
  #stopped = false;

  constructor(options: KindlerDatabaseOptions) {
    this.#options = options;
    this.#pool = new Pool({
      ...options.connection,
      // The pool passes all of these options to the client.
      Client: SqlClient,
      ...WHOLE_TABLES,
      min: 0,
      max: 10,
      idleTimeoutMillis: 10_000,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
      application_name: 'kindler',
    });
    this.#pool.on('error', error => this.#lost(error));
    // If a connection is cut between two statements of a transaction, the next statement reports it.
    this.#pool.on('connect', client => client.on('error', () => {}));
  }

  /** Starts probing. Resolves after the first probe, whatever its outcome. */
  async start(): Promise<void> {
    this.#timer = setInterval(() => {
      if (!this.#available) {
        void this.probe();
      }
    }, PROBE_INTERVAL_MS);
    this.#timer.unref();
    await this.probe();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#probing;
    await this.#pool.end();
  }

  /** The fault, while the database is unavailable. */
  get fault(): Fault | undefined {
    return this.#available ? undefined : this.#fault;
  }

  /** Probes once and brings the schema up to date. Never rejects. */
  async probe(): Promise<void> {
    this.#probing ??= this.#probeOnce().finally(() => {
      this.#probing = undefined;
    });
    return this.#probing;
  }

  /**
   * Runs one statement. Rejects with a ServiceUnavailableError while the database is away, and with the error of `pg`
   * if the statement itself is refused.
   */
  async query<T extends QueryResultRow>(
    sql: string,
    params: readonly unknown[] = [],
  ): Promise<T[]> {
    return this.#ask(async () => {
      const { rows } = await this.#pool.query<T>(sql, [...params]);
      return rows;
    });
  }

  async transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.#ask(async () => {
      const client = await this.#pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('BEGIN');
        const result = await work(
          async (sql, params = []) =>
            (
              await client.query(sql, [...params])
            ).rows,
        );
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(lost => {
          broken = lost;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    });
  }

  async #ask<T>(work: () => Promise<T>): Promise<T> {
    if (!this.#available) {
      throw this.#unavailable();
    }
    try {
      return await work();
    } catch (error) {
      if (!isConnectionError(error)) {
        throw error;
      }
      this.#lost(error);
      void this.probe();
      throw this.#unavailable();
    }
  }

  async #probeOnce(): Promise<void> {
    if (Date.now() < this.#migrateAfter) {
      return;
    }
    try {
      const client = await this.#pool.connect();
      try {
        const { rows } = await client.query(
          'SELECT pg_is_in_recovery() AS in_recovery',
        );
        if (rows[0].in_recovery) {
          throw new SourceError('refused', word('fault-in-recovery', {}));
        }
        if (!this.#migrated) {
          await migrate(client);
          this.#migrated = true;
        }
        client.release();
      } catch (error) {
        client.release(true);
        throw error;
      }
      this.#available = true;
      this.#fault = undefined;
      if (this.#said !== 'available') {
        this.#said = 'available';
        this.#options.logger.info('The Kindler database is available');
      }
    } catch (error) {
      this.#lost(error);
    }
  }

  #lost(error: unknown) {
    if (this.#stopped) {
      return;
    }
    const fault = classifyError(error, sourceId.kindlerDatabase());
    const migrating = error instanceof MigrationError;
    this.#migrateAfter = migrating ? Date.now() + MIGRATE_AGAIN_MS : 0;
    this.#fault = migrating
      ? fault
      : withHint(fault, hintOf(fault, this.#options.route));
    this.#available = false;
    const saying = migrating ? 'not migrated' : 'away';
    if (this.#said !== saying) {
      this.#said = saying;
      const { message, hint } = this.#fault;
      this.#options.logger.warn(
        `The Kindler database is not available: ${message}. ${hint}`,
      );
    }
  }

  #unavailable() {
    return new ServiceUnavailableError(
      `The Kindler database is not available: ${
        this.#fault?.message ?? 'it was not reached yet'
      }`,
    );
  }
}

/** Time limits of this database are not configurable, so the hint must not suggest it. */
function hintOf(fault: Fault, route: string): Wording {
  const second = word('hint-trace', { route });
  return fault.kind === 'timeout'
    ? second
    : word('hint-and', { first: faultHint(fault), second });
}
