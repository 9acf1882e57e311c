import type { MetadataDatabase } from '../../postgres';

/** What a request says of the end of an environment. */
export interface WantedEnd {
  /** ISO 8601 duration from now. */
  ttl?: string;
  expiresAt?: string | null;
}

/** An environment with an end. */
export interface Ending {
  name: string;
  title?: string;
  owner: string;
  expiresAt: Date;
}

const ENDING = `name, title, owner, expires_at AS "expiresAt"`;
/** A deletion that failed is tried again after this. */
const RETRY_AFTER = '1 hour';
const MOST_AT_ONCE = 100;

/** When environments end, in their rows of `clusters`. All times are by the clock of the Kindler database. */
export class ExpiryTable {
  readonly #database: MetadataDatabase;

  constructor(database: MetadataDatabase) {
    this.#database = database;
  }

  /** The time that is meant, and whether it is yet to come. */
  async resolve({ ttl, expiresAt }: WantedEnd) {
    const [row] = await this.#database.query<{ at: Date; isAhead: boolean }>(
      `SELECT at, at > now() AS "isAhead"
         FROM (SELECT coalesce($1::timestamptz, now() + $2::interval) AS at) AS meant`,
      [expiresAt, ttl],
    );
    return row;
  }

  /** Puts the end of one off that is to be there; answers whether it was. */
  async putOff(name: string, at: Date): Promise<boolean> {
    const rows = await this.#database.query(
      `UPDATE clusters SET expires_at = $2, updated_at = now()
        WHERE name = $1 AND desired_state = 'present' AND expires_at < $2
       RETURNING name`,
      [name, at],
    );
    return rows.length > 0;
  }

  /** Why it cannot be put off; undefined where there is no such environment. */
  async find(name: string) {
    const [row] = await this.#database.query<{
      isGoing: boolean;
      expiresAt: Date | null;
    }>(
      `SELECT desired_state = 'absent' AS "isGoing", expires_at AS "expiresAt"
         FROM clusters WHERE name = $1`,
      [name],
    );
    return row;
  }

  /**
   * Those that end within a time and whose owners were not told of that end. Of one that lives shorter than twice that
   * time, its owner is told in the middle.
   */
  async listToTell(within: string, except: string[]): Promise<Ending[]> {
    return this.#database.query<Ending>(
      `SELECT ${ENDING} FROM clusters
        WHERE expires_at > now() AND owner IS NOT NULL
          AND expires_at <= now() + least($1::interval, (expires_at - created_at) / 2)
          AND expiry_told_for IS DISTINCT FROM expires_at
          AND desired_state = 'present' AND name <> ALL ($2)
        ORDER BY expires_at LIMIT ${MOST_AT_ONCE}`,
      [within, except],
    );
  }

  async noteTold({ name, expiresAt }: Ending): Promise<void> {
    await this.#database.query(
      'UPDATE clusters SET expiry_told_for = $2 WHERE name = $1',
      [name, expiresAt],
    );
  }

  /** Those whose time is over and that nobody works on. */
  async listOver(except: string[]): Promise<Ending[]> {
    return this.#database.query<Ending>(
      `SELECT ${ENDING} FROM clusters
        WHERE expires_at <= now() AND operation_id IS NULL
          AND (actual_state <> 'failed' OR last_reconciled_at IS NULL
               OR last_reconciled_at < now() - interval '${RETRY_AFTER}')
          AND name <> ALL ($1)
        ORDER BY expires_at LIMIT ${MOST_AT_ONCE}`,
      [except],
    );
  }
}
