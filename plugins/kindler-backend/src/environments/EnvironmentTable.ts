import type {
  Environment,
  EnvironmentState,
} from '@kindler/backstage-plugin-kindler-common';
import type { ProvidedDatabase } from '@kindler/backstage-plugin-kindler-node';
import type { MetadataDatabase } from '../postgres';
import { toEnvironment, type EnvironmentRow } from './toEnvironment';

export interface NewEnvironment {
  name: string;
  provider: string;
  title?: string;
  owner?: string;
  place?: ProvidedDatabase;
  operationId: string;
}

/** The `clusters` table of the Kindler database. Every method rejects with 503 while that database is away. */
export class EnvironmentTable {
  readonly #database: MetadataDatabase;

  static create(database: MetadataDatabase) {
    return new EnvironmentTable(database);
  }

  private constructor(database: MetadataDatabase) {
    this.#database = database;
  }

  async list(): Promise<Environment[]> {
    const rows = await this.#database.query<EnvironmentRow>(
      'SELECT * FROM clusters ORDER BY name',
    );
    return rows.map(toEnvironment);
  }

  async get(name: string): Promise<Environment | undefined> {
    const rows = await this.#database.query<EnvironmentRow>(
      'SELECT * FROM clusters WHERE name = $1',
      [name],
    );
    return rows.map(toEnvironment)[0];
  }

  /** Writes the row before anything is made; false when the name is taken by another operation's row. */
  async insertCreating(environment: NewEnvironment): Promise<boolean> {
    const rows = await this.#database.query(
      `INSERT INTO clusters (name, provider, title, owner, route, database_name,
                             database_role, operation_id, actual_state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'creating')
       ON CONFLICT (name) DO UPDATE SET updated_at = now()
         WHERE clusters.operation_id = excluded.operation_id
       RETURNING name`,
      [
        environment.name,
        environment.provider,
        environment.title,
        environment.owner,
        environment.place?.route,
        environment.place?.database,
        environment.place?.user,
        environment.operationId,
      ],
    );
    return rows.length === 1;
  }

  async setState(
    name: string,
    state: EnvironmentState,
    change: { error?: string; operationId?: string } = {},
  ): Promise<void> {
    await this.#database.query(
      `UPDATE clusters
          SET actual_state = $2, reconcile_error = $3, operation_id = $4,
              last_reconciled_at = now(), updated_at = now()
        WHERE name = $1`,
      [name, state, change.error, change.operationId],
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

  async remove(name: string): Promise<void> {
    await this.#database.query('DELETE FROM clusters WHERE name = $1', [name]);
  }
}
