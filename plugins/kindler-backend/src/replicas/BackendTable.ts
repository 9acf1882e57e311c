import type { Knex } from 'knex';
import { databaseClock } from '../store';
import { inTime } from './inTime';

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
    await inTime(
      this.#knex('backends').insert({
        id,
        configuration,
        joined_at: clock,
        seen_at: clock,
      }),
    );
  }

  /** Returns false if the backend was declared dead. */
  async beat(id: string): Promise<boolean> {
    const changed = await inTime(
      this.#knex('backends')
        .where({ id })
        .update({ seen_at: databaseClock(this.#knex) }),
    );
    return changed === 1;
  }

  /** Returns all backends, and the time of the clock of the plugin database. */
  async list(): Promise<{ backends: Backend[]; now: number }> {
    const clock = databaseClock(this.#knex);
    const rows = await inTime(
      this.#knex('backends')
        .select('*', this.#knex.raw('? as now', [clock]))
        .orderBy('joined_at')
        .orderBy('id'),
    );
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
    const buried = await inTime(
      this.#knex('backends')
        .whereIn('id', ids)
        .where('seen_at', '<=', this.#knex.raw('? - ?', [clock, silentMs]))
        .delete(),
    );
    return buried > 0;
  }

  async leave(id: string): Promise<void> {
    await inTime(this.#knex('backends').where({ id }).delete());
  }
}
