import type { Knex } from 'knex';
import { databaseClock } from '../store';

/** A statement that takes longer has no answer, e.g. because the network is cut. Its connection is given up. */
export const STATEMENT_MS = 2000;

/** A backend that shares the work. */
export interface Backend {
  id: string;
  /** Only backends with the same one share the work. */
  configuration: string;
  /** Milliseconds since the epoch on the clock of the plugin database. */
  joinedAt: number;
  /** Milliseconds since its last heartbeat, by the clock of the plugin database. */
  silentMs: number;
}

/** The backends of a portal, as the plugin database knows them. All ages are by its clock. */
export class BackendTable {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async join(id: string, configuration: string): Promise<void> {
    const clock = databaseClock(this.#knex);
    await this.#knex('backends')
      .insert({ id, configuration, joined_at: clock, seen_at: clock })
      .timeout(STATEMENT_MS);
  }

  /** Returns false if the backend was declared dead. */
  async beat(id: string): Promise<boolean> {
    const changed = await this.#knex('backends')
      .where({ id })
      .update({ seen_at: databaseClock(this.#knex) })
      .timeout(STATEMENT_MS);
    return changed === 1;
  }

  /** Returns all backends, and the time of the clock of the plugin database. */
  async list(): Promise<{ backends: Backend[]; now: number }> {
    const clock = databaseClock(this.#knex);
    const rows = await this.#knex('backends')
      .select('*', this.#knex.raw('? as now', [clock]))
      .orderBy('joined_at')
      .orderBy('id')
      .timeout(STATEMENT_MS);
    const now = Number(rows[0]?.now ?? 0);
    const backends = rows.map(row => ({
      id: row.id as string,
      configuration: row.configuration as string,
      joinedAt: Number(row.joined_at),
      silentMs: now - Number(row.seen_at),
    }));
    return { backends, now };
  }

  /** Deletes those of the backends that have been silent for so long. Returns whether there was one. */
  async bury(ids: readonly string[], silentMs: number): Promise<boolean> {
    const clock = databaseClock(this.#knex);
    const buried = await this.#knex('backends')
      .whereIn('id', ids)
      .where('seen_at', '<=', this.#knex.raw('? - ?', [clock, silentMs]))
      .delete()
      .timeout(STATEMENT_MS);
    return buried > 0;
  }

  async leave(id: string): Promise<void> {
    await this.#knex('backends').where({ id }).delete().timeout(STATEMENT_MS);
  }
}
