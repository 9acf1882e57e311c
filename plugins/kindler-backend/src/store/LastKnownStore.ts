import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { giveTurns } from './giveTurns';

const DAY_MS = 86_400_000;

/** The kind of stored values. Its version changes whenever the format does. */
export interface LastKnownKind {
  name: string;
  version: number;
}

export interface LastKnown<T> {
  name: string;
  value: T;
  observedAt: Date;
}

/** Last known states in the plugin database, for times when a source is away. */
export class LastKnownStore {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #giveTurn = giveTurns();
  /** Kinds for which the log already says that some values are not read. */
  readonly #saidOf = new Set<string>();

  constructor(options: { knex: Knex; logger: LoggerService }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
  }

  async save(
    kind: LastKnownKind,
    name: string,
    value: unknown,
    observedAt: Date,
  ): Promise<void> {
    await this.#knex('last_known')
      .insert({
        kind: kind.name,
        name,
        value: JSON.stringify(value),
        version: kind.version,
        observed_at: observedAt.getTime(),
      })
      .onConflict(['kind', 'name'])
      .merge();
    await this.#giveTurn();
  }

  async remove(kind: LastKnownKind, name: string): Promise<void> {
    await this.#knex('last_known').where({ kind: kind.name, name }).delete();
  }

  /** Deletes what was last seen this many days ago. Returns how many it deleted. */
  async prune(days: number): Promise<number> {
    return this.#knex('last_known')
      .where('observed_at', '<', Date.now() - days * DAY_MS)
      .delete();
  }

  /** Values that another version of Kindler wrote in another format are skipped. */
  async load<T>(kind: LastKnownKind): Promise<Array<LastKnown<T>>> {
    const rows = await this.#knex('last_known').where({ kind: kind.name });
    const known = rows.flatMap(row => {
      const value =
        row.version === kind.version ? parse<T>(row.value) : undefined;
      const observedAt = new Date(Number(row.observed_at));
      return value ? [{ name: row.name as string, value, observedAt }] : [];
    });
    const left = rows.length - known.length;
    if (left > 0 && !this.#saidOf.has(kind.name)) {
      this.#saidOf.add(kind.name);
      this.#logger.warn(
        `${left} of ${rows.length} last known '${kind.name}' are not read: another version wrote them, or they are not JSON`,
      );
    }
    return known;
  }
}

function parse<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
