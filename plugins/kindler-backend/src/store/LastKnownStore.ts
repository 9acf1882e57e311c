import type { Knex } from 'knex';

const DAY_MS = 86_400_000;

export interface LastKnown<T> {
  name: string;
  value: T;
  observedAt: Date;
}

/** Last known state in the plugin database, for the time when a source is away. */
export class LastKnownStore {
  readonly #knex: Knex;

  static create(knex: Knex) {
    return new LastKnownStore(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async save(
    kind: string,
    name: string,
    value: unknown,
    observedAt: Date,
  ): Promise<void> {
    await this.#knex('last_known')
      .insert({
        kind,
        name,
        value: JSON.stringify(value),
        observed_at: observedAt.getTime(),
      })
      .onConflict(['kind', 'name'])
      .merge();
  }

  async remove(kind: string, name: string): Promise<void> {
    await this.#knex('last_known').where({ kind, name }).delete();
  }

  /** Removes what was seen last so many days ago; answers how many. */
  async prune(days: number): Promise<number> {
    return this.#knex('last_known')
      .where('observed_at', '<', Date.now() - days * DAY_MS)
      .delete();
  }

  async load<T>(kind: string): Promise<Array<LastKnown<T>>> {
    const rows = await this.#knex('last_known').where({ kind });
    return rows.map(row => ({
      name: row.name,
      value: JSON.parse(row.value),
      observedAt: new Date(Number(row.observed_at)),
    }));
  }
}
