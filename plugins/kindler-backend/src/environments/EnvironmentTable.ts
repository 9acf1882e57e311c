import { ConflictError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type {
  Environment,
  EnvironmentConnectionTarget,
  EnvironmentDesiredState,
} from '@kindler/backstage-plugin-kindler-common';
import { hasSqlState, type MetadataDatabase } from '../postgres';
import type { KnownEnvironment, Registration } from '../providers';
import type { Sighting } from './observe/Sighting';
import { toEnvironment, type EnvironmentRow } from './toEnvironment';

/** `unique_violation` and `exclusion_violation`. */
const IS_TAKEN = ['23505', '23P01'];

const SHARED = {
  nodePort: 'node_port',
  pfPort: 'pf_port',
  httpPort: 'http_port',
  httpsPort: 'https_port',
  subnet: 'subnet',
  serverIp: 'server_ip',
};
const SHARED_COLUMNS = Object.values(SHARED).join(', ');

export interface WantedEnvironment extends KnownEnvironment {
  title?: string;
  registrations?: Registration[];
  change?: { to: EnvironmentDesiredState };
}

export interface WorkedOn {
  name: string;
  operationId: string;
}

export interface EnvironmentTableOptions {
  database: MetadataDatabase;
  /** The ways into an environment, as its provider says. */
  connectionsOf(environment: KnownEnvironment): EnvironmentConnectionTarget[];
}

/** The `clusters` table of the Kindler database. Every method rejects with 503 while that database is away. */
export class EnvironmentTable {
  readonly #database: MetadataDatabase;
  readonly #toEnvironment: (row: EnvironmentRow) => Environment;

  constructor({ database, connectionsOf }: EnvironmentTableOptions) {
    this.#database = database;
    this.#toEnvironment = row => toEnvironment(row, connectionsOf);
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

  /** Writes the row before anything is made; false when the name is taken by another operation's row. */
  async insertCreating(
    wanted: WantedEnvironment & { operationId: string },
  ): Promise<boolean> {
    const details = wanted.details ?? {};
    const rows = await this.#insert(
      `INSERT INTO clusters (name, provider, title, owner, details, registrations,
                             operation_id, actual_state, ${SHARED_COLUMNS})
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'creating',
               $8, $9, $10, $11, $12, $13)
       ON CONFLICT (name) DO UPDATE SET updated_at = now()
         WHERE clusters.operation_id = excluded.operation_id
       RETURNING name`,
      [
        wanted.name,
        wanted.provider,
        wanted.title,
        wanted.owner,
        JSON.stringify(ownDetails(details)),
        JSON.stringify(wanted.registrations ?? []),
        wanted.operationId,
        ...Object.keys(SHARED).map(key => details[key]),
      ],
    );
    return rows.length === 1;
  }

  async #insert(sql: string, params: unknown[]) {
    try {
      return await this.#database.query(sql, params);
    } catch (error) {
      if (hasSqlState(error, ...IS_TAKEN)) {
        throw new ConflictError(
          'A port or the subnet that was asked for is another environment’s; ask for others',
        );
      }
      throw error;
    }
  }

  /** Writes what is asked for, and who works on it. */
  async markChanging(
    wanted: WantedEnvironment,
    operationId: string,
  ): Promise<void> {
    await this.#database.query(
      `UPDATE clusters
          SET desired_state = 'present', stopped = $2, title = $3, owner = $4,
              details = $5, registrations = $6, reconcile_error = NULL,
              operation_id = $7, updated_at = now()
        WHERE name = $1`,
      [
        wanted.name,
        wanted.change?.to === 'stopped',
        wanted.title,
        wanted.owner,
        JSON.stringify(ownDetails(wanted.details)),
        JSON.stringify(wanted.registrations ?? []),
        operationId,
      ],
    );
  }

  async markDeleting(name: string, operationId: string): Promise<void> {
    await this.#database.query(
      `UPDATE clusters
          SET desired_state = 'absent', actual_state = 'deleting',
              reconcile_error = NULL, operation_id = $2, updated_at = now()
        WHERE name = $1`,
      [name, operationId],
    );
  }

  /** An operation ended as it should, and this was seen then. */
  async settle(
    name: string,
    state: 'running' | 'stopped',
    seen: Sighting,
  ): Promise<void> {
    await this.#database.query(
      `UPDATE clusters
          SET actual_state = $2, reconcile_error = NULL, operation_id = NULL,
              observed = $3, observed_at = now(),
              last_reconciled_at = now(), updated_at = now()
        WHERE name = $1`,
      [name, state, JSON.stringify(seen)],
    );
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

  async remove(name: string): Promise<void> {
    await this.#database.query('DELETE FROM clusters WHERE name = $1', [name]);
  }
}

/** What has a column of its own is recorded there. */
function ownDetails(details: JsonObject = {}): JsonObject {
  return Object.fromEntries(
    Object.entries(details).filter(([key]) => !(key in SHARED)),
  );
}
