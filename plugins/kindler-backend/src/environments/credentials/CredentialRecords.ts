import type { Knex } from 'knex';
import { databaseClock } from '../../store';

/** Who was issued temporary credentials, and why. */
export interface CredentialRecord {
  /** Name of the role. */
  id: string;
  environment: string;
  requester: string;
  reason?: string;
  /** Milliseconds since the epoch. */
  issuedAt: number;
}

const TABLE = 'environment_credentials';
const DAY_MS = 86_400_000;

/**
 * What PostgreSQL does not know of temporary credentials, in the plugin database. Which ones there are, and until when, is
 * what PostgreSQL says; a record alone means nothing.
 */
export class CredentialRecords {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async add(record: Omit<CredentialRecord, 'issuedAt'>): Promise<void> {
    await this.#knex(TABLE).insert({
      ...record,
      issued_at: databaseClock(this.#knex),
    });
  }

  async of(environment: string): Promise<Map<string, CredentialRecord>> {
    const rows = await this.#knex(TABLE).where({ environment });
    return new Map(
      rows.map(row => [
        row.id,
        {
          id: row.id,
          environment,
          requester: row.requester,
          reason: row.reason ?? undefined,
          issuedAt: Number(row.issued_at),
        },
      ]),
    );
  }

  async remove(id: string): Promise<void> {
    await this.#knex(TABLE).where({ id }).delete();
  }

  /** Removes those that were issued more than so many days ago. */
  async prune(days: number): Promise<void> {
    await this.#knex(TABLE)
      .where(
        'issued_at',
        '<',
        this.#knex.raw('? - ?', [databaseClock(this.#knex), days * DAY_MS]),
      )
      .delete();
  }
}
