import { NotFoundError } from '@backstage/errors';
import {
  fieldError,
  word,
  type Incident,
  type IncidentSummary,
  type ListIncidentsFilter,
} from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { databaseClock } from '../store';
import { isoTime } from '../model/Reading';
import {
  readNotices,
  readState,
  readSummary,
  toColumns,
  type IncidentRow,
} from './rows';
import { endIncident } from './story/endIncident';
import { toIncident, toSummary } from './story/toIncident';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Retention {
  /** Older incidents are deleted. */
  days: number;
  /** Number of incidents that are kept for each database cluster. */
  maxPerKind: number;
}

/** Reads incidents from the plugin database for requests. */
export class IncidentStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /**
   * Returns incidents, newest first. The cursor is opaque.
   *
   * @param databases - those that the caller may see; all if missing
   */
  async list(
    filter: ListIncidentsFilter,
    now: number,
    databases?: string[],
  ): Promise<{ items: IncidentSummary[]; nextCursor?: string }> {
    const limit = filter.limit ?? 50;
    const query = this.#knex<IncidentRow>('incidents')
      .select('id', 'summary', 'notices')
      .orderBy('id', 'desc')
      .limit(limit + 1);
    if (databases) {
      void query.whereIn('database', databases);
    }
    if (filter.database) {
      void query.where('database', filter.database);
    }
    if (filter.open === true) {
      void query.whereNull('ended_at');
    }
    if (filter.open === false) {
      void query.whereNotNull('ended_at');
    }
    if (filter.cursor) {
      void query.where('id', '<', readCursor(filter.cursor));
    }
    const rows = await query;
    return {
      items: rows
        .slice(0, limit)
        .map(row => toSummary(readSummary(row), factsOf(row), now)),
      nextCursor:
        rows.length > limit ? `before-${rows[limit - 1].id}` : undefined,
    };
  }

  async get(database: string, id: string, now: number): Promise<Incident> {
    const row = /^\d{1,15}$/.test(id)
      ? await this.#knex<IncidentRow>('incidents')
          .where({ database, id })
          .first()
      : undefined;
    if (!row) {
      throw new NotFoundError(`No incident '${id}' of '${database}'`);
    }
    return toIncident(readState(row), factsOf(row), now);
  }

  /** Deletes old incidents. One that no backend follows any more, because its cluster is gone, is over. */
  async prune({ days, maxPerKind }: Retention, now: number): Promise<void> {
    await this.#endAbandoned();
    await this.#knex('incidents')
      .where('ended_at', '<', now - days * DAY_MS)
      .delete();
    const full = await this.#knex('incidents')
      .select('database')
      .groupBy('database')
      .havingRaw('count(*) > ?', [maxPerKind]);
    for (const { database } of full) {
      const last = await this.#knex<IncidentRow>('incidents')
        .where({ database })
        .orderBy('id', 'desc')
        .offset(maxPerKind)
        .first('id');
      if (last) {
        await this.#knex('incidents')
          .where({ database })
          .whereNotNull('ended_at')
          .where('id', '<=', last.id)
          .delete();
      }
    }
  }

  async #endAbandoned() {
    const clock = databaseClock(this.#knex);
    const rows = await this.#knex<IncidentRow>('incidents')
      .whereNull('ended_at')
      .where('seen_at', '<', this.#knex.raw('? - ?', [clock, DAY_MS]));
    for (const row of rows) {
      const state = readState(row);
      await this.#knex('incidents')
        .where({ id: row.id, seen_at: row.seen_at })
        .update({ ...toColumns(endIncident(state, Number(row.seen_at))) });
    }
  }
}

function factsOf(row: Pick<IncidentRow, 'id' | 'notices'>) {
  const notifiedAt = readNotices(row).map(({ at }) => isoTime(at));
  return { id: String(row.id), notifiedAt };
}

function readCursor(cursor: string): number {
  const id = Number(/^before-(\d{1,15})$/.exec(cursor)?.[1] ?? NaN);
  if (Number.isNaN(id)) {
    throw fieldError('cursor', word('field-cursor', {}));
  }
  return id;
}
