import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { GatewayStats } from '../model/haproxy/GatewayStats';
import type { ClientSnapshot } from '../model/ClientSnapshot';
import type { ClientGroup } from './ClientGroup';
import type { DatabaseObserver, RememberedDatabase } from './DatabaseObserver';
import type { GatewayObserver } from './GatewayObserver';
import type { SnapshotStore } from './SnapshotStore';

const KEEP_EVERY_MS = 30_000;

/** Whose last known state is kept. */
export interface Remembered {
  databases: ReadonlyMap<string, DatabaseObserver>;
  gateways: ReadonlyMap<string, GatewayObserver>;
  clients: ClientGroup;
}

/**
 * Writes what was last seen to the store from time to time and reads it back at the start, so that a backend that
 * starts while a source is away can say what was last known, and how old that is.
 */
export class Memory {
  readonly #store: SnapshotStore;
  readonly #logger: LoggerService;
  #keptAt = performance.now();
  #keeping: Promise<void> | undefined;

  static create(options: { store: SnapshotStore; logger: LoggerService }) {
    return new Memory(options.store, options.logger);
  }

  private constructor(store: SnapshotStore, logger: LoggerService) {
    this.#store = store;
    this.#logger = logger;
  }

  async recall({ databases, gateways, clients }: Remembered): Promise<void> {
    try {
      const clusters = await this.#store.load<RememberedDatabase>(
        'observed-database',
      );
      for (const { name, value } of clusters) {
        databases.get(name)?.restore(value);
      }
      const stats = await this.#store.load<GatewayStats>('observed-gateway');
      for (const { name, value, observedAt } of stats) {
        gateways.get(name)?.restore(value, observedAt.getTime());
      }
      const tried = await this.#store.load<ClientSnapshot>('observed-client');
      for (const { name, value } of tried) {
        clients.restore(name, value);
      }
    } catch (error) {
      this.#logger.warn(
        `Cannot read what was last known: ${stringifyError(error)}`,
      );
    }
  }

  keepSometimes(all: Remembered): void {
    if (performance.now() - this.#keptAt >= KEEP_EVERY_MS && !this.#keeping) {
      this.#keeping = this.keep(all).finally(() => {
        this.#keeping = undefined;
      });
    }
  }

  async keep({ databases, gateways, clients }: Remembered): Promise<void> {
    this.#keptAt = performance.now();
    try {
      for (const [name, database] of databases) {
        const { observedAt } = database.database;
        if (observedAt) {
          const at = new Date(observedAt);
          await this.#store.save(
            'observed-database',
            name,
            database.remembered,
            at,
          );
        }
      }
      for (const [name, { reading }] of gateways) {
        if (reading?.value && reading.observedAt !== undefined) {
          const at = new Date(reading.observedAt);
          await this.#store.save('observed-gateway', name, reading.value, at);
        }
      }
      for (const [name, { snapshot }] of clients.observers) {
        if (snapshot.last) {
          const at = new Date(snapshot.last.at);
          await this.#store.save('observed-client', name, snapshot, at);
        }
      }
    } catch (error) {
      this.#logger.warn(
        `Cannot keep what was last seen: ${stringifyError(error)}`,
      );
    }
  }
}
