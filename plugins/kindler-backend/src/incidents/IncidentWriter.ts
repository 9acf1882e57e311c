import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { databaseClock, isPostgres, limitPauses } from '../store';
import { readState, toColumns, type IncidentRow } from './rows';
import { REOPEN_MS } from './story/advanceIncident';
import type { IncidentState } from './story/IncidentState';
import { resumeIncident } from './story/resumeIncident';
import type { Witnessed } from './story/Witnessed';

/** A writer that was silent for this long is dead, and another backend takes over its incidents. */
const STALE_MS = 10_000;
/** An incident is shown beside its cluster for this long after its end. */
const SHOWN_MS = 40_000;

/** A row with ages measured by the clock of the plugin database. */
type RowWithAges = IncidentRow & {
  seen_age: number | string;
  doubt_age?: number | string | null;
};

/** An incident that is open or has just ended. */
export interface CurrentIncident {
  id: string;
  database: string;
  startedAt: number;
  endedAt?: number;
  worst: Verdict;
  /** Whether this backend writes it. */
  isMine: boolean;
  /** Whether no backend writes it any more. */
  isOrphan: boolean;
  /** Milliseconds since another backend last saw something in doubt. */
  othersDoubtAgeMs?: number;
}

export interface Held {
  id: string;
  /** The backend that writes it. */
  by: 'me' | 'other';
  /** What was written before, and until when its writer observed the cluster. */
  before?: { state: IncidentState; until: number };
}

/**
 * Writes incidents to the plugin database. Any number of backends may observe the same cluster. One of them writes and
 * sends heartbeats. If it falls silent, another one takes over.
 */
export class IncidentWriter {
  readonly #knex: Knex;
  readonly #me: string;

  constructor(options: { knex: Knex; backend: string }) {
    this.#knex = options.knex;
    this.#me = options.backend;
  }

  /** Rejects if the plugin database does not answer. */
  async ping(): Promise<void> {
    await this.#knex.raw('SELECT 1');
  }

  /**
   * Reports that this backend is alive and at which clusters something is in doubt.
   *
   * @returns the incidents that are open or have just ended
   */
  async beat(doubtful: string[]): Promise<CurrentIncident[]> {
    const clock = databaseClock(this.#knex);
    await this.#open().where({ writer: this.#me }).update({ seen_at: clock });
    if (doubtful.length > 0) {
      await this.#open()
        .whereIn('database', doubtful)
        .update({ doubted_at: clock, doubted_by: this.#me });
    }
    const rows: RowWithAges[] = await this.#knex('incidents')
      .select('id', 'database', 'started_at', 'ended_at', 'worst', 'writer')
      .select('doubted_by')
      .select(this.#knex.raw('? - seen_at as seen_age', [clock]))
      .select(this.#knex.raw('? - doubted_at as doubt_age', [clock]))
      .whereNull('ended_at')
      .orWhere('seen_at', '>', this.#knex.raw('? - ?', [clock, SHOWN_MS]));
    return rows.map(row => this.#toCurrent(row));
  }

  /**
   * Claims an incident for writing. It may be a new one, one that has just ended and belongs to the same problem, or
   * one whose writer is dead. An incident of another backend stays with that backend.
   *
   * @param force - take it over from a living writer
   */
  async hold(mine: Witnessed, now: number, force = false): Promise<Held> {
    const { last, incident } = mine;
    return this.#knex.transaction(async trx => {
      await limitPauses(trx);
      const row = await this.#findNear(trx, mine, now);
      const isNew = !row || isFollowed(row);
      if (isNew && !incident) {
        throw new Error(`The incident of ${last.database} is over by now`);
      }
      if (isNew) {
        return this.#insert(trx, incident!);
      }
      const id = String(row.id);
      const isClosed = row.ended_at !== null;
      const isTaken =
        row.writer !== null &&
        row.writer !== this.#me &&
        Number(row.seen_age) < STALE_MS;
      if (incident?.endedAt !== undefined || (isTaken && !force)) {
        return { id, by: 'other' };
      }
      const state = readState(row);
      const until = isClosed ? state.seenAt : now - Number(row.seen_age);
      await trx('incidents')
        .where({ id })
        .update({
          ...toColumns(resumeIncident(state, mine, until)),
          writer: this.#me,
          seen_at: databaseClock(trx),
        });
      return { id, by: 'me', before: { state, until } };
    });
  }

  /** Writes the state of an incident. Returns false if another backend writes it now. */
  async save(id: string, state: IncidentState): Promise<boolean> {
    const changed = await this.#open()
      .where({ id, writer: this.#me })
      .update({
        ...toColumns(state),
        writer: state.endedAt === undefined ? this.#me : null,
        seen_at: databaseClock(this.#knex),
      });
    return changed === 1;
  }

  /** Lets other backends take over at once, all clusters or only those. */
  async release(databases?: readonly string[]): Promise<void> {
    const mine = this.#open().where({ writer: this.#me });
    if (databases) {
      void mine.whereIn('database', databases);
    }
    await mine.update({ writer: null });
  }

  /**
   * Returns the cluster's incident that is going on, or that ended so recently that it is the same one. Its row stays
   * locked.
   */
  async #findNear(
    trx: Knex.Transaction,
    { last, incident }: Witnessed,
    now: number,
  ): Promise<RowWithAges | undefined> {
    const query = trx('incidents')
      .select('id', 'ended_at', 'writer', 'state')
      .select(trx.raw('? - seen_at as seen_age', [databaseClock(trx)]))
      .where({ database: last.database })
      .where('started_at', '<=', (incident?.endedAt ?? now) + REOPEN_MS)
      .where(near => {
        void near.whereNull('ended_at');
        if (incident) {
          void near.orWhere('ended_at', '>=', incident.startedAt - REOPEN_MS);
        }
      })
      .orderBy('id', 'desc')
      .first();
    return isPostgres(trx) ? query.forUpdate() : query;
  }

  /** Another backend may have inserted the same incident at the same moment; it is found next time. */
  async #insert(trx: Knex.Transaction, incident: IncidentState): Promise<Held> {
    const [row] = await trx<IncidentRow>('incidents')
      .insert({
        ...toColumns(incident),
        writer: incident.endedAt === undefined ? this.#me : null,
        seen_at: databaseClock(trx) as unknown as number,
      })
      .onConflict(trx.raw('(database) WHERE ended_at IS NULL') as never)
      .ignore()
      .returning('id');
    if (!row) {
      throw new Error('Another backend begins to write the same incident');
    }
    return { id: String(row.id), by: 'me' };
  }

  #open() {
    return this.#knex('incidents').whereNull('ended_at');
  }

  #toCurrent(row: RowWithAges): CurrentIncident {
    const isMine = row.writer === this.#me;
    const isOthers = row.doubted_by !== null && row.doubted_by !== this.#me;
    return {
      id: String(row.id),
      database: row.database,
      startedAt: Number(row.started_at),
      endedAt: row.ended_at === null ? undefined : Number(row.ended_at),
      worst: row.worst,
      isMine,
      isOrphan:
        row.ended_at === null &&
        !isMine &&
        (row.writer === null || Number(row.seen_age) >= STALE_MS),
      othersDoubtAgeMs: isOthers ? Number(row.doubt_age) : undefined,
    };
  }
}

function isFollowed(row: IncidentRow): boolean {
  return row.ended_at !== null && readState(row).isFollowed === true;
}
