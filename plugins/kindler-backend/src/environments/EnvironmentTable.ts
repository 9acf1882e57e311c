import type { JsonObject } from '@backstage/types';
import type {
  Environment,
  EnvironmentDesiredState,
} from '@kindler/backstage-plugin-kindler-common';
import type { MetadataDatabase } from '../postgres';
import type { KnownEnvironment, Registration } from '../providers';
import type { Allocator } from './allocation/Allocator';
import { ownDetails, SHARED } from './allocation/sharedColumns';
import type { Sighting } from './observe/Sighting';
import {
  toEnvironment,
  type EnvironmentRow,
  type KnownHere,
} from './toEnvironment';

const SHARED_COLUMNS = Object.values(SHARED);

export interface WantedEnvironment extends KnownEnvironment {
  title?: string;
  registrations?: Registration[];
  expiresAt?: string | null;
  change?: { to: EnvironmentDesiredState };
}

type Creating = WantedEnvironment & { operationId: string; isOwn?: boolean };

export interface WorkedOn {
  name: string;
  operationId: string;
}

export interface EnvironmentTableOptions extends KnownHere {
  database: MetadataDatabase;
  allocator: Pick<Allocator, 'isAlone' | 'record' | 'recordChange'>;
}

/** The `clusters` table of the Kindler database. Every method rejects with 503 while that database is away. */
export class EnvironmentTable {
  readonly #database: MetadataDatabase;
  readonly #allocator: EnvironmentTableOptions['allocator'];
  readonly #toEnvironment: (row: EnvironmentRow) => Environment;

  constructor(options: EnvironmentTableOptions) {
    this.#database = options.database;
    this.#allocator = options.allocator;
    this.#toEnvironment = row => toEnvironment(row, options);
  }

  async list(): Promise<Environment[]> {
    const rows = await this.#database.query<EnvironmentRow>(
      'SELECT * FROM clusters ORDER BY name',
    );
    return rows.map(this.#toEnvironment);
  }

  /** Those of these that are there, in any order. */
  async find(names: string[]): Promise<Environment[]> {
    const rows = await this.#database.query<EnvironmentRow>(
      'SELECT * FROM clusters WHERE name = ANY($1)',
      [names],
    );
    return rows.map(this.#toEnvironment);
  }

  async get(name: string): Promise<Environment | undefined> {
    const [found] = await this.find([name]);
    return found;
  }

  /**
   * Writes the row before anything is made, with a port or subnet for each that was left open. Answers its details, or
   * nothing where the name is taken by another operation's row.
   */
  async insertCreating(wanted: Creating): Promise<JsonObject | undefined> {
    const resume = () => this.#resumeCreating(wanted);
    const insert = () => this.#insert(wanted);
    // What an earlier try was given is not given again; where nothing is given, there seldom was one.
    return this.#allocator.isAlone(wanted)
      ? (await insert()) ?? resume()
      : (await resume()) ?? insert();
  }

  async #resumeCreating({
    name,
    operationId,
    isOwn = false,
  }: Creating): Promise<JsonObject | undefined> {
    const [mine] = await this.#database.query<EnvironmentRow>(
      `UPDATE clusters
          SET operation_id = $2, actual_state = 'creating',
              desired_state = 'present', reconcile_error = NULL, updated_at = now()
        WHERE name = $1 AND (operation_id = $2
              OR $3 AND operation_id IS NULL AND actual_state = 'failed')
       RETURNING *`,
      [name, operationId, isOwn],
    );
    return mine && (this.#toEnvironment(mine).details as JsonObject);
  }

  #insert(wanted: Creating): Promise<JsonObject | undefined> {
    return this.#allocator.record(wanted, async (query, details) => {
      const rows = await query(
        `INSERT INTO clusters (name, provider, title, owner, details, registrations,
                               operation_id, expires_at, actual_state,
                               ${SHARED_COLUMNS.join()})
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'creating',
                 $9, $10, $11, $12, $13, $14)
         ON CONFLICT (name) DO NOTHING
         RETURNING name`,
        [
          wanted.name,
          wanted.provider,
          wanted.title,
          wanted.owner,
          JSON.stringify(ownDetails(details)),
          JSON.stringify(wanted.registrations ?? []),
          wanted.operationId,
          wanted.expiresAt,
          ...sharedValues(details),
        ],
      );
      return rows.length > 0 ? details : undefined;
    });
  }

  /** Writes what is asked for, and who works on it. */
  async markChanging(
    wanted: WantedEnvironment,
    operationId: string,
  ): Promise<void> {
    const before = await this.get(wanted.name);
    await this.#allocator.recordChange(before, wanted, (query, details) =>
      query(
        `UPDATE clusters
            SET desired_state = 'present', stopped = $2, title = $3, owner = $4,
                details = $5, registrations = $6, reconcile_error = NULL,
                operation_id = $7, updated_at = now(),
                expires_at = CASE WHEN $8 THEN $9::timestamptz ELSE expires_at END,
                (${SHARED_COLUMNS.join()}) =
                  ROW ($10::int, $11::int, $12::int, $13::int, $14::cidr, $15::text)
          WHERE name = $1`,
        [
          wanted.name,
          wanted.change?.to === 'stopped',
          wanted.title,
          wanted.owner,
          JSON.stringify(ownDetails(details)),
          JSON.stringify(wanted.registrations ?? []),
          operationId,
          wanted.expiresAt !== undefined,
          wanted.expiresAt,
          ...sharedValues(details),
        ],
      ),
    );
  }

  /** Of one whose time is over, answers whether it still is. */
  async markDeleting(
    name: string,
    operationId: string,
    isExpired = false,
  ): Promise<boolean> {
    const rows = await this.#database.query(
      `UPDATE clusters
          SET desired_state = 'absent', actual_state = 'deleting',
              reconcile_error = NULL, operation_id = $2, updated_at = now()
        WHERE name = $1 AND (NOT $3 OR expires_at <= now()
              OR operation_id = $2)
       RETURNING name`,
      [name, operationId, isExpired],
    );
    return rows.length > 0;
  }

  /** An operation ended as it should, and this was seen then. Answers whether it was that operation that worked on it. */
  async settle(
    { name, operationId }: WorkedOn,
    state: 'running' | 'stopped',
    seen: Sighting,
  ): Promise<boolean> {
    const rows = await this.#database.query(
      `UPDATE clusters
          SET actual_state = $2, reconcile_error = NULL, operation_id = NULL,
              observed = $3, observed_at = now(),
              last_reconciled_at = now(), updated_at = now()
        WHERE name = $1 AND operation_id = $4
       RETURNING name`,
      [name, state, JSON.stringify(seen), operationId],
    );
    return rows.length > 0;
  }

  /** The environments that operations work on, or worked on without a last word. */
  async listWorkedOn(): Promise<WorkedOn[]> {
    return this.#database.query<WorkedOn>(
      `SELECT name, operation_id AS "operationId"
         FROM clusters WHERE operation_id IS NOT NULL`,
    );
  }

  /** Answers whether it was that operation that worked on it. */
  async setFailed(
    { name, operationId }: WorkedOn,
    error: string,
  ): Promise<boolean> {
    const rows = await this.#database.query(
      `UPDATE clusters
          SET actual_state = 'failed', reconcile_error = $3, operation_id = NULL,
              observe_after = now(), last_reconciled_at = now(), updated_at = now()
        WHERE name = $1 AND operation_id = $2
       RETURNING name`,
      [name, operationId, error],
    );
    return rows.length > 0;
  }

  /** Removes the record of what that operation works on, and no other's. */
  async remove({ name, operationId }: WorkedOn): Promise<void> {
    await this.#database.query(
      'DELETE FROM clusters WHERE name = $1 AND operation_id = $2',
      [name, operationId],
    );
  }
}

function sharedValues(details: JsonObject): unknown[] {
  return Object.keys(SHARED).map(key => details[key]);
}
