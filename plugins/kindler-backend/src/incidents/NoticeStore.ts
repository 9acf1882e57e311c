import type { IncidentSummary } from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import type { Notice } from '../model/Notice';
import type { NoticeView } from '../model/Notice';
import { isoTime } from '../model/Reading';
import { readNotices, readState, type IncidentRow } from './rows';
import { toStoredSummary, toSummary } from './story/toIncident';

/** The end of an incident that could not be reported for this long is no longer news. */
const TELL_WITHIN_MS = 24 * 60 * 60 * 1000;

/** Notices to owners in the plugin database, so that only one of several backends sends each. */
export class NoticeStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Returns incidents that are or were critical, and those whose end was not reported to anybody. */
  async list(
    now: number,
  ): Promise<Array<{ view: NoticeView; summary: IncidentSummary }>> {
    const rows = await this.#knex<IncidentRow>('incidents')
      .where(open => open.whereNull('ended_at').where('worst', 'critical'))
      .orWhere(over =>
        over
          .where('ended_at', '>', now - TELL_WITHIN_MS)
          .where('last_notice', 'alarm'),
      );
    return rows.map(row => {
      const state = readState(row);
      const notices = readNotices(row);
      const notifiedAt = notices.map(({ at }) => isoTime(at));
      const stored = toStoredSummary(state);
      return {
        summary: toSummary(stored, { id: String(row.id), notifiedAt }, now),
        view: {
          code: stored.cause.code,
          criticalSince: state.criticalSince,
          calmMs: state.calmMs,
          endedAt: state.endedAt,
          notices,
        },
      };
    });
  }

  async replace(
    id: string,
    before: readonly Notice[],
    after: readonly Notice[],
  ): Promise<boolean> {
    const changed = await this.#knex('incidents')
      .where({ id, notices: JSON.stringify(before) })
      .update({
        notices: JSON.stringify(after),
        last_notice: after[after.length - 1]?.kind ?? null,
      });
    return changed === 1;
  }
}
