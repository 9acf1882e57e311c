import type { Knex } from 'knex';
import { databaseClock } from '../store';
import type { Batch } from './Batch';
import { inTime } from './inTime';

/** Longer than each value is told anew, so that a backend that joins reads all of them. */
const KEPT_MS = 60_000;
/** Limit on the batches of one read. */
export const MOST_AT_ONCE = 20;

export interface WrittenBatch {
  backend: string;
  number: number;
  batch: Batch;
}

/** What backends were answered in the last minute, in the plugin database. Batches of a dead backend go with it. */
export class BatchTable {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Rejects if the backend was declared dead. */
  async append({ backend, number, batch }: WrittenBatch): Promise<void> {
    await inTime(
      this.#knex('observation_batches').insert({
        backend,
        number,
        written_at: databaseClock(this.#knex),
        value: JSON.stringify(batch),
      }),
    );
  }

  /** Returns the next batches of each backend after the given number, in order. */
  async read(after: ReadonlyMap<string, number>): Promise<WrittenBatch[]> {
    if (after.size === 0) {
      return [];
    }
    const rows = await inTime(
      this.#knex('observation_batches')
        .select('backend', 'number', 'value')
        .where(any => {
          for (const [backend, number] of after) {
            void any.orWhere(each =>
              each.where({ backend }).where('number', '>', number),
            );
          }
        })
        .orderBy('number')
        .limit(MOST_AT_ONCE),
    );
    return rows.map(({ backend, number, value }) => ({
      backend,
      number,
      batch: JSON.parse(value),
    }));
  }

  async prune(): Promise<void> {
    const clock = databaseClock(this.#knex);
    await inTime(
      this.#knex('observation_batches')
        .where('written_at', '<', this.#knex.raw('? - ?', [clock, KEPT_MS]))
        .delete(),
    );
  }
}
