import type { Knex } from 'knex';
import type { Alarm } from '../model/alarms/decideAlarm';

interface AlarmRow {
  database: string;
  code: string;
  alarmed_at: number | string;
  seen_at: number | string;
  recovered_at: number | string | null;
}

/** What owners were notified of, in the plugin database, so that of several backends one sends. */
export class AlarmStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }) {
    return new AlarmStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** By name of the cluster. */
  async load(): Promise<Map<string, Alarm>> {
    const rows = await this.#knex<AlarmRow>('alarms');
    return new Map(rows.map(row => [row.database, toAlarm(row)]));
  }

  /** Notes that these clusters are still critical, where an alarm of them is open. */
  async touch(databases: string[], now: number): Promise<void> {
    await this.#knex<AlarmRow>('alarms')
      .whereNull('recovered_at')
      .whereIn('database', databases)
      .update({ seen_at: now });
  }

  /**
   * Puts an alarm in the place of another one. False when it is no longer there, because another backend was first.
   */
  async replace(
    database: string,
    before: Alarm | undefined,
    alarm: Alarm | undefined,
  ): Promise<boolean> {
    const row = alarm && { database, ...toValues(alarm) };
    if (!before) {
      const inserted = await this.#knex<AlarmRow>('alarms')
        .insert(row!)
        .onConflict('database')
        .ignore()
        .returning('database');
      return inserted.length === 1;
    }
    const { code, alarmed_at, recovered_at } = toValues(before);
    const same = this.#knex<AlarmRow>('alarms').where({
      database,
      code,
      alarmed_at,
      recovered_at,
    });
    return (await (row ? same.update(row) : same.delete())) === 1;
  }
}

function toAlarm(row: AlarmRow): Alarm {
  return {
    code: row.code,
    alarmedAt: Number(row.alarmed_at),
    seenAt: Number(row.seen_at),
    recoveredAt:
      row.recovered_at === null ? undefined : Number(row.recovered_at),
  };
}

function toValues(alarm: Alarm) {
  return {
    code: alarm.code,
    alarmed_at: alarm.alarmedAt,
    seen_at: alarm.seenAt,
    recovered_at: alarm.recoveredAt ?? null,
  };
}
