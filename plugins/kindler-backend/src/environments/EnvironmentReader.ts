import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  NotImplementedError,
  ServiceUnavailableError,
  stringifyError,
} from '@backstage/errors';
import type {
  Environment,
  Freshness,
} from '@kindler/backstage-plugin-kindler-common';
import type { MetadataDatabase } from '../postgres';
import type { LastKnownStore } from '../store';
import type { EnvironmentTable } from './EnvironmentTable';

const KIND = { name: 'environments-by-provider', version: 1 };
const ALL = 'all';
/** So old what was last known may be when the Kindler database goes away. */
const SAVE_AGAIN_MS = 60_000;

export interface EnvironmentReaderOptions {
  database: MetadataDatabase;
  table: EnvironmentTable;
  lastKnown: LastKnownStore;
  logger: LoggerService;
}

/**
 * Reads environments from the Kindler database, or while it is away what was last known of them, marked stale with
 * the reason. Before anything was ever read the answer is 503: nothing known is not the same as nothing there. Where
 * none is configured there are none, and that is said.
 */
export class EnvironmentReader {
  readonly #options: EnvironmentReaderOptions;
  #saved = '';
  #savedAt = 0;

  static create(options: EnvironmentReaderOptions) {
    return new EnvironmentReader(options);
  }

  private constructor(options: EnvironmentReaderOptions) {
    this.#options = options;
  }

  async readAll(): Promise<{ items: Environment[]; freshness: Freshness }> {
    try {
      const items = await this.#options.table.list();
      const observedAt = new Date();
      await this.#remember(items, observedAt);
      return {
        items,
        freshness: { status: 'live', observedAt: observedAt.toISOString() },
      };
    } catch (error) {
      if (error instanceof NotImplementedError) {
        const { fault } = this.#options.database;
        return { items: [], freshness: { status: 'not-configured', fault } };
      }
      if (!(error instanceof ServiceUnavailableError)) {
        throw error;
      }
      return this.#recall(error);
    }
  }

  async #remember(items: Environment[], observedAt: Date): Promise<void> {
    const text = JSON.stringify(items, (key, value) =>
      key === 'observedAt' ? undefined : value,
    );
    const isRecent = observedAt.getTime() - this.#savedAt < SAVE_AGAIN_MS;
    if (text === this.#saved && isRecent) {
      return;
    }
    this.#saved = text;
    this.#savedAt = observedAt.getTime();
    await this.#options.lastKnown
      .save(KIND, ALL, items, observedAt)
      .catch(error =>
        this.#options.logger.warn(
          `The last known environments cannot be saved: ${stringifyError(
            error,
          )}`,
        ),
      );
  }

  async #recall(reason: ServiceUnavailableError) {
    const [known] = await this.#options.lastKnown.load<Environment[]>(KIND);
    if (!known) {
      throw reason;
    }
    return {
      items: known.value,
      freshness: {
        status: 'stale' as const,
        observedAt: known.observedAt.toISOString(),
        fault: this.#options.database.fault,
      },
    };
  }
}
