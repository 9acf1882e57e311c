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
/** So old what was last known may be when a backend starts while the Kindler database is away. */
const SAVE_AGAIN_MS = 60_000;

interface ReadEnvironments {
  items: Environment[];
  freshness: Freshness;
}

interface KnownEnvironment {
  item: Environment;
  observedAt: Date;
}

interface KnownEnvironments {
  byName: Map<string, KnownEnvironment>;
  /** When all were read: which there are is known since then, of single ones more since later. */
  observedAt: Date;
}

export interface EnvironmentReaderOptions {
  database: Pick<MetadataDatabase, 'fault'>;
  table: Pick<EnvironmentTable, 'list' | 'find'>;
  lastKnown: Pick<LastKnownStore, 'load' | 'save'>;
  logger: LoggerService;
}

/**
 * Reads environments from the Kindler database, or while it is away what was last known of them, marked stale with
 * the reason. Before anything was ever read the answer is 503: nothing known is not the same as nothing there. Where
 * none is configured there are none, and that is said.
 */
export class EnvironmentReader {
  readonly #options: EnvironmentReaderOptions;
  #known: KnownEnvironments | undefined;
  #savedAt = 0;
  #keeping: Promise<void> | undefined;
  /** Whether what others saved was looked for since the Kindler database went away. */
  #recalled: Promise<void> | undefined;

  constructor(options: EnvironmentReaderOptions) {
    this.#options = options;
  }

  async readAll(): Promise<ReadEnvironments> {
    return this.#read(
      async () => {
        const observedAt = new Date();
        const value = await this.#options.table.list();
        this.#known = toKnown(value, observedAt);
        await this.#saveSometimes(this.#known);
        return value;
      },
      ({ byName: known, observedAt }) => ({
        items: [...known.values()],
        observedAt,
      }),
    );
  }

  /** Reads all from time to time, so that they are known while the Kindler database is away. */
  keepKnown(): void {
    const age = Date.now() - (this.#known?.observedAt.getTime() ?? 0);
    if (age >= SAVE_AGAIN_MS && !this.#keeping) {
      this.#keeping = this.readAll().then(
        () => {},
        // Whoever watches that database has said that it is away.
        () => {},
      );
      void this.#keeping.then(() => {
        this.#keeping = undefined;
      });
    }
  }

  /** Reads one again that changed, for when the Kindler database is away. Nobody waits for it. */
  look(name: string): void {
    this.find([name]).then(
      () => this.keepKnown(),
      () => {},
    );
  }

  /** Takes what was read of some, without a full read. */
  note(items: readonly Environment[]): void {
    const observedAt = new Date();
    items.forEach(item =>
      this.#known?.byName.set(item.name, { item, observedAt }),
    );
  }

  /** Those of these that are there. */
  async find(names: string[]): Promise<ReadEnvironments> {
    const wanted = new Set(names);
    return this.#read(
      async () => {
        const items = await this.#options.table.find(names);
        names.forEach(name => this.#known?.byName.delete(name));
        this.note(items);
        return items;
      },
      known => {
        const items = [...wanted].flatMap(name => known.byName.get(name) ?? []);
        const isWhole = items.length === wanted.size;
        const times = items.map(each => each.observedAt.getTime());
        // Of one that is not there, that is known since all were read.
        const observedAt = isWhole
          ? new Date(Math.min(...times))
          : known.observedAt;
        return { items, observedAt };
      },
    );
  }

  async #read(
    ask: () => Promise<Environment[]>,
    choose: (known: KnownEnvironments) => {
      items: KnownEnvironment[];
      observedAt: Date;
    },
  ): Promise<ReadEnvironments> {
    const { database } = this.#options;
    try {
      const observedAt = new Date().toISOString();
      const items = await ask();
      this.#recalled = undefined;
      return { items, freshness: { status: 'live', observedAt } };
    } catch (error) {
      const { fault } = database;
      if (error instanceof NotImplementedError) {
        return { items: [], freshness: { status: 'not-configured', fault } };
      }
      if (!(error instanceof ServiceUnavailableError)) {
        throw error;
      }
      const known = await this.#recall();
      if (!known) {
        throw error;
      }
      const { items, observedAt } = choose(known);
      return {
        items: items.map(({ item }) => item).sort(byName),
        freshness: {
          status: 'stale',
          observedAt: observedAt.toISOString(),
          fault,
        },
      };
    }
  }

  async #saveSometimes({ byName: known, observedAt }: KnownEnvironments) {
    if (observedAt.getTime() - this.#savedAt < SAVE_AGAIN_MS) {
      return;
    }
    this.#savedAt = observedAt.getTime();
    const { lastKnown, logger } = this.#options;
    await lastKnown
      .save(
        KIND,
        ALL,
        [...known.values()].map(({ item }) => item),
        observedAt,
      )
      .catch(error =>
        logger.warn(
          `The last known environments cannot be saved: ${stringifyError(
            error,
          )}`,
        ),
      );
  }

  /** What this backend read itself, or what another one read later and saved. */
  async #recall(): Promise<KnownEnvironments | undefined> {
    this.#recalled ??= this.#recallSaved().catch(error => {
      this.#recalled = undefined;
      throw error;
    });
    await this.#recalled;
    return this.#known;
  }

  async #recallSaved(): Promise<void> {
    const [saved] = await this.#options.lastKnown.load<Environment[]>(KIND);
    const knownAt = this.#known?.observedAt.getTime() ?? -Infinity;
    if (saved && saved.observedAt.getTime() > knownAt) {
      const later = [...(this.#known?.byName.values() ?? [])].filter(
        each => each.observedAt > saved.observedAt,
      );
      this.#known = toKnown(saved.value, saved.observedAt);
      later.forEach(each => this.#known?.byName.set(each.item.name, each));
    }
  }
}

function toKnown(items: Environment[], observedAt: Date): KnownEnvironments {
  const known = items.map(
    item => [item.name, { item, observedAt }] as [string, KnownEnvironment],
  );
  return { byName: new Map(known), observedAt };
}

function byName(a: Environment, b: Environment): number {
  return a.name < b.name ? -1 : 1;
}
