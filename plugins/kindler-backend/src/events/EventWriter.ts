import type { Knex } from 'knex';
import type { LeaderChange } from '../evaluation/EvaluationState';
import { limitPauses } from '../store';
import { advanceHead } from './advanceHead';
import type { EventHead } from './EventHead';
import type { NewEvent } from '../model/NewEvent';
import type { TrackedValue } from './TrackedValue';
import { toRow, type EventRow } from './rows';

/** An outage is recorded on events that are at most this far from the change to which it belongs. */
const SAME_CHANGE_MS = 60_000;
/** If a leader came back within a minute, the change within this distance is meant. */
const SAME_MOMENT_MS = 15_000;

/** Numbers of the last changes that this backend saw or recorded, by subject. */
export type KnownChanges = ReadonlyMap<string, number>;

/** Tells within a transaction whether this backend may write about a cluster. */
export type Permit = (trx: Knex.Transaction) => Promise<boolean>;

/** The observation of one cluster at one time. */
export interface ClusterObservation {
  database: string;
  systemIdentifier?: string;
  /** Milliseconds since the epoch. */
  at: number;
  values: TrackedValue[];
  /** Missing if nobody else writes about the cluster. */
  permit?: Permit;
}

type Heads = Record<string, EventHead>;

/** Writes events to the plugin database. Any number of backends may write to the same one. */
export class EventWriter {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /**
   * Writes new changes together with how far the events now reach, in one transaction, so that nothing is lost or
   * duplicated if a backend dies in between. A lock on the cluster's row admits one backend at a time.
   *
   * @returns the number up to which this backend now knows, and whether anything was written
   */
  async tell(
    observation: ClusterObservation,
    known: KnownChanges,
  ): Promise<{ known: Map<string, number>; wrote: boolean }> {
    const { database, values, permit, ...seen } = observation;
    return this.#knex.transaction(async trx => {
      const heads = await lockHeads(trx, database, seen.at);
      const now = new Map<string, number>();
      if (permit && !(await permit(trx))) {
        return { known: now, wrote: false };
      }
      const events: NewEvent[] = [];
      let moved = false;
      for (const tracked of values) {
        const { subject } = tracked;
        const advance = advanceHead(heads[subject], {
          ...seen,
          database,
          tracked,
          known: known.get(subject),
        });
        moved ||= advance.head !== heads[subject];
        heads[subject] = advance.head;
        now.set(subject, advance.known);
        events.push(...(advance.event ? [advance.event] : []));
      }
      if (moved) {
        await trx('event_heads')
          .where({ database })
          .update({ value: JSON.stringify(heads), moved_at: seen.at });
      }
      for (const event of events) {
        await insert(trx, event);
      }
      return { known: now, wrote: events.length > 0 };
    });
  }

  /**
   * Writes facts that need no comparison. Each is written once.
   *
   * @returns names of the clusters with a new event
   */
  async write(events: NewEvent[]): Promise<string[]> {
    return this.#knex.transaction(async trx => {
      const written: string[] = [];
      for (const event of events) {
        if (await insert(trx, event)) {
          written.push(event.database);
        }
      }
      return written;
    });
  }

  /** Rejects if the plugin database does not answer. */
  async ping(): Promise<void> {
    await this.#knex.raw('SELECT 1');
  }

  /** Records the length of the write outage around a change. Of several backends' measurements the longest is kept. */
  async noteOutage(database: string, change: LeaderChange): Promise<boolean> {
    const { at, from, to, timeline, outageMs } = change;
    if (outageMs === undefined) {
      return false;
    }
    const changed = await this.#knex<EventRow>('events')
      .where({ database, member: to })
      .whereBetween('at', [at - SAME_CHANGE_MS, at + SAME_CHANGE_MS])
      .where(event => {
        void event.where({
          kind: 'timeline-switched',
          timeline: timeline ?? -1,
        });
        if (from !== to) {
          void event.orWhere(led =>
            led
              .where({ kind: 'leader-changed' })
              .whereBetween('at', [at - SAME_MOMENT_MS, at + SAME_MOMENT_MS]),
          );
        }
      })
      .where(less =>
        less.whereNull('outage_ms').orWhere('outage_ms', '<', outageMs),
      )
      .update({ outage_ms: outageMs });
    return changed > 0;
  }
}

async function lockHeads(trx: Knex.Transaction, database: string, at: number) {
  await limitPauses(trx);
  await trx('event_heads')
    .insert({ database, value: '{}', moved_at: at })
    .onConflict('database')
    .ignore();
  const row = trx('event_heads').where({ database }).first('value');
  if (trx.client.config.client === 'pg') {
    void row.forUpdate();
  }
  return JSON.parse((await row).value) as Heads;
}

async function insert(
  trx: Knex.Transaction,
  event: NewEvent,
): Promise<boolean> {
  const row = toRow(event);
  const insertion = trx('events').insert(row).onConflict('fact');
  const changed = await (event.kind === 'server-flapping'
    ? insertion.merge(['to_value', 'from_value', 'count', 'message', 'params'])
    : insertion.ignore()
  ).returning('id');
  return changed.length > 0;
}
