import type { Knex } from 'knex';
import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { uniteLost, type LostTimeline } from '../model/LostTimeline';

/** A person's acknowledgement of a finding. */
export interface Acknowledgement {
  database: string;
  /** Code of the finding. */
  finding: string;
  /** Milliseconds since the epoch. */
  at: number;
  requester: string;
  reason: string;
}

/** What is kept of a cluster until somebody acknowledges it, and until when somebody did. */
export type Noted = Pick<ClusterSnapshot, 'lostTimelines' | 'acknowledged'>;

/** Stores permanent findings and their acknowledgements in the plugin database, for all backends. */
export class AcknowledgementStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async add(acknowledgement: Acknowledgement): Promise<void> {
    const { reason, ...rest } = acknowledgement;
    await this.#knex('acknowledgements').insert({
      ...rest,
      // PostgreSQL rejects null characters in a text.
      reason: reason.replaceAll('\0', ''),
    });
  }

  /** Merges what this backend noticed with the record of the others. A lock on the row admits one backend at a time. */
  async noteLost(
    database: string,
    lost: readonly LostTimeline[],
  ): Promise<void> {
    await this.#knex.transaction(async trx => {
      await trx('lost_timelines')
        .insert({ database, value: '[]' })
        .onConflict('database')
        .ignore();
      const row = trx('lost_timelines').where({ database }).first('value');
      if (trx.client.config.client === 'pg') {
        void row.forUpdate();
      }
      const known: LostTimeline[] = JSON.parse((await row).value);
      await trx('lost_timelines')
        .where({ database })
        .update({ value: JSON.stringify(uniteLost(known, lost)) });
    });
  }

  /** Returns what is kept of every cluster, by name. */
  async list(): Promise<Map<string, Noted>> {
    const noted = new Map<string, Noted>();
    const losses = await this.#knex('lost_timelines').select();
    for (const { database, value } of losses) {
      noted.set(database, { lostTimelines: JSON.parse(value) });
    }
    const newest: Array<Pick<Acknowledgement, 'database' | 'finding' | 'at'>> =
      await this.#knex('acknowledgements')
        .select('database', 'finding')
        .max({ at: 'at' })
        .groupBy('database', 'finding');
    for (const { database, finding, at } of newest) {
      const { acknowledged, ...rest } = noted.get(database) ?? {};
      noted.set(database, {
        ...rest,
        acknowledged: { ...acknowledged, [finding]: Number(at) },
      });
    }
    return noted;
  }
}
