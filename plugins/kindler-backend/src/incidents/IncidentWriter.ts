import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { databaseClock, isPostgres } from '../store';
import { readState, toColumns, type IncidentRow } from './rows';
import { REOPEN_MS } from './story/advanceIncident';
import type { IncidentState } from './story/IncidentState';
import { resumeIncident } from './story/resumeIncident';
import type { Witnessed } from './story/Witnessed';

/** A writer that was silent for this long is dead, and another backend goes on with its incidents. */
const STALE_MS = 10_000;
/** An incident that is over is still shown beside its cluster for this long. */
const SHOWN_MS = 40_000;

/** A row with ages on the clock of the plugin database. */
type RowWithAges = IncidentRow & {
  seen_age: number | string;
  doubt_age?: number | string | null;
};

/** An incident that is open, or was a moment ago. */
export interface CurrentIncident {
  id: string;
  database: string;
  startedAt: number;
  endedAt?: number;
  worst: Verdict;
  /** This backend writes it. */
  isMine: boolean;
  /** Nobody writes it any more. */
  isOrphan: boolean;
  /** Milliseconds since another backend last saw something in doubt. */
  othersDoubtAgeMs?: number;
}

export interface Held {
  id: string;
  /** Another backend writes it. */
  by: 'me' | 'other';
  /** What was written before, and up to when its writer had looked. */
  before?: { state: IncidentState; until: number };
}

/**
 * Writes incidents to the plugin database. Any number of backends may look at the same cluster: of those, one writes,
 * and says again and again that it does; when it falls silent another one goes on.
 */
export class IncidentWriter {
  readonly #knex: Knex;
  readonly #me: string;

  constructor(options: { knex: Knex; backend: string }) {
    this.#knex = options.knex;
    this.#me = options.backend;
  }

  /** Rejects when the plugin database does not answer. */
  async ping(): Promise<void> {
    await this.#knex.raw('SELECT 1');
  }

  /**
   * Says that this backend is alive, and at which clusters something is in doubt.
   *
   * @returns what is open now, and what was a moment ago
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
   * Begins to write an incident: a new one; one that was over a moment ago and belongs to the same trouble; or one whose
   * writer is dead. Where another backend writes it or wrote it, that stays so.
   *
   * @param force - take it over from a writer that lives
   */
  async hold(mine: Witnessed, now: number, force = false): Promise<Held> {
    const { last, incident } = mine;
    return this.#knex.transaction(async trx => {
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

  /** Writes what became of an incident. False when another backend writes it now. */
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

  /** Lets other backends go on at once. */
  async release(): Promise<void> {
    await this.#open().where({ writer: this.#me }).update({ writer: null });
  }

  /** The incident of the cluster that goes on, or that was over so near that it is the same; its row stays locked. */
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

  /** Another backend may have begun to write the same at the same moment: then it is found next time. */
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
