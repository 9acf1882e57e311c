import {
  fieldError,
  word,
  type EventList,
  type ListEventsFilter,
} from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import type { LeaderChange } from '../evaluation/EvaluationState';
import { toEvent, toLeaderChange, type EventRow } from './rows';

const LEADER_KINDS = ['leader-changed', 'timeline-switched'] as const;
const MAX_LEADER_CHANGES = 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface Retention {
  /** Older events are deleted. */
  days: number;
  /** Number of events of one kind that are kept for each database cluster. */
  maxPerKind: number;
}

/** The events that the caller may see. */
export interface SeenEvents {
  /** Only events of these clusters. */
  databases?: string[];
  /** Without events that say who did what. */
  withoutActions?: boolean;
}

/** Reads events from the plugin database for requests. */
export class EventStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Returns events, newest first. The cursor is opaque. */
  async list(
    filter: ListEventsFilter,
    seen: SeenEvents = {},
  ): Promise<Omit<EventList, 'now'>> {
    const limit = filter.limit ?? 50;
    const query = this.#knex<EventRow>('events')
      .orderBy('id', 'desc')
      .limit(limit + 1);
    if (seen.databases) {
      void query.whereIn('database', seen.databases);
    }
    if (seen.withoutActions) {
      void query.whereNot('kind', 'action');
    }
    if (filter.database) {
      void query.where('database', filter.database);
    }
    if (filter.kind) {
      void query.where('kind', filter.kind);
    }
    if (filter.cursor) {
      void query.where('id', '<', readCursor(filter.cursor));
    }
    const rows = await query;
    return {
      items: rows.slice(0, limit).map(toEvent),
      nextCursor:
        rows.length > limit ? `before-${rows[limit - 1].id}` : undefined,
    };
  }

  /** Returns the recorded leader changes and timeline switches of a cluster's current generation, oldest first. */
  async listLeaderChanges(
    database: string,
    systemIdentifier: string | undefined,
  ): Promise<LeaderChange[]> {
    const rows = await this.#knex<EventRow>('events')
      .where({ database })
      .whereIn('kind', LEADER_KINDS)
      .orderBy('id', 'desc')
      .limit(MAX_LEADER_CHANGES);
    return rows
      .filter(
        row =>
          row.system_identifier === null ||
          systemIdentifier === undefined ||
          row.system_identifier === systemIdentifier,
      )
      .map(toLeaderChange)
      .reverse();
  }

  /** Returns when other members began to lead a cluster, oldest first. */
  async listLeaderChangeTimes(
    database: string,
    since: number,
  ): Promise<number[]> {
    const rows = await this.#knex<EventRow>('events')
      .where({ database, kind: 'leader-changed' })
      .where('at', '>=', since)
      .orderBy('id')
      .select('at');
    return rows.map(({ at }) => Number(at));
  }

  async prune({ days, maxPerKind }: Retention, now: number): Promise<void> {
    await this.#knex('events')
      .where('at', '<', now - days * DAY_MS)
      .delete();
    const full = await this.#knex('events')
      .select('database', 'kind')
      .groupBy('database', 'kind')
      .havingRaw('count(*) > ?', [maxPerKind]);
    for (const { database, kind } of full) {
      const last = await this.#knex<EventRow>('events')
        .where({ database, kind })
        .orderBy('id', 'desc')
        .offset(maxPerKind)
        .first('id');
      if (last) {
        await this.#knex('events')
          .where({ database, kind })
          .where('id', '<=', last.id)
          .delete();
      }
    }
  }
}

function readCursor(cursor: string): number {
  const id = Number(/^before-(\d{1,15})$/.exec(cursor)?.[1] ?? NaN);
  if (Number.isNaN(id)) {
    throw fieldError('cursor', word('field-cursor', {}));
  }
  return id;
}
