import { randomBytes } from 'node:crypto';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { escapeIdentifier, escapeLiteral, type ClientBase } from 'pg';
import {
  connectOnce,
  hasSqlState,
  isConnectionError,
  scramVerifier,
  type SqlTarget,
} from '../postgres';
import type {
  EnvironmentProviderAdapter,
  ProviderStep,
} from './EnvironmentProviderAdapter';

export interface DatabaseProviderOptions {
  route: string;
  /** Administration through the route's listener. */
  admin: SqlTarget;
}

/**
 * Environments that are an own role and an own database behind a route. Both carry the environment's name; the role's
 * comment marks them as made here, so that nothing foreign is ever changed or dropped.
 */
export class DatabaseProvider implements EnvironmentProviderAdapter {
  readonly provider = 'database';
  readonly #options: DatabaseProviderOptions;

  static create(options: DatabaseProviderOptions) {
    return new DatabaseProvider(options);
  }

  private constructor(options: DatabaseProviderOptions) {
    this.#options = options;
  }

  place(environment: string) {
    return {
      route: this.#options.route,
      databaseName: environment,
      databaseRole: environment,
    };
  }

  async preflight(environment: string): Promise<void> {
    await this.#admin(client => inspect(client, environment));
  }

  readonly steps: ProviderStep[] = [
    {
      id: 'role',
      name: 'Create the role',
      check: async name =>
        this.#admin(async client => (await inspect(client, name)).role),
      exists: async name =>
        this.#admin(async client => (await inspect(client, name)).role),
      do: async name =>
        this.#admin(async client => {
          const role = escapeIdentifier(name);
          await client.query('BEGIN');
          await client.query(`CREATE ROLE ${role} LOGIN`);
          await client.query(
            `COMMENT ON ROLE ${role} IS ${escapeLiteral(marker(name))}`,
          );
          await client.query('COMMIT');
        }),
      verify: async name =>
        this.#admin(async client => {
          if (!(await inspect(client, name)).role) {
            throw new Error(`Role '${name}' is not there`);
          }
          return `Role '${name}' is there, without a password`;
        }),
      undo: async name =>
        this.#admin(async client => {
          if ((await inspect(client, name)).role) {
            await client.query(`DROP ROLE ${escapeIdentifier(name)}`);
          }
        }),
    },
    {
      id: 'database',
      name: 'Create the database',
      check: async name =>
        this.#admin(async client => (await inspect(client, name)).closed),
      exists: async name =>
        this.#admin(async client => (await inspect(client, name)).database),
      do: async name =>
        this.#admin(async client => {
          const id = escapeIdentifier(name);
          await client.query(`GRANT ${id} TO CURRENT_USER`);
          if (!(await inspect(client, name)).database) {
            await client.query(`CREATE DATABASE ${id} OWNER ${id}`);
          }
          await client.query(`REVOKE ALL ON DATABASE ${id} FROM PUBLIC`);
        }),
      verify: async name =>
        this.#admin(async client => {
          if (!(await inspect(client, name)).closed) {
            throw new Error(`Database '${name}' is not there as it should be`);
          }
          return `Database '${name}' is there, owned by its role and closed to others`;
        }),
      undo: async name =>
        this.#admin(async client => {
          if ((await inspect(client, name)).database) {
            const id = escapeIdentifier(name);
            await client.query(`GRANT ${id} TO CURRENT_USER`);
            await client.query(`DROP DATABASE ${id} WITH (FORCE)`);
          }
        }),
    },
  ];

  async setPassword(environment: string): Promise<string> {
    const password = randomBytes(24).toString('base64url');
    const verifier = await scramVerifier(password);
    await this.#admin(async client => {
      if (!(await inspect(client, environment)).role) {
        throw new ConflictError(`Role '${environment}' is not there`);
      }
      await client.query(
        `ALTER ROLE ${escapeIdentifier(environment)} PASSWORD ${escapeLiteral(
          verifier,
        )}`,
      );
    });
    await asUnavailable(() =>
      connectOnce(
        {
          ...this.#options.admin,
          user: environment,
          password,
          database: environment,
        },
        client => client.query('SELECT 1'),
      ),
    );
    return password;
  }

  async #admin<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
    return asUnavailable(() => connectOnce(this.#options.admin, work));
  }
}

function marker(environment: string): string {
  return `kindler environment ${environment}`;
}

/** What is there under the environment's name; rejects with a ConflictError when it was not made here. */
async function inspect(client: ClientBase, environment: string) {
  const { rows } = await client.query(
    `SELECT (SELECT shobj_description(oid, 'pg_authid') = $2
               FROM pg_roles WHERE rolname = $1) AS role_is_ours,
            (SELECT true FROM pg_roles WHERE rolname = $1) AS role,
            (SELECT pg_get_userbyid(datdba) = $1
               FROM pg_database WHERE datname = $1) AS database_is_ours,
            (SELECT datacl IS NOT NULL AND NOT EXISTS (
                      SELECT FROM aclexplode(datacl) WHERE grantee = 0)
               FROM pg_database WHERE datname = $1) AS closed`,
    [environment, marker(environment)],
  );
  const [found] = rows;
  if (found.role && !found.role_is_ours) {
    throw new ConflictError(
      `A role '${environment}' is there already and was not made by Kindler; choose another name`,
    );
  }
  if (found.database_is_ours === false) {
    throw new ConflictError(
      `A database '${environment}' is there already and belongs to another role; choose another name`,
    );
  }
  return {
    role: Boolean(found.role),
    database: Boolean(found.database_is_ours),
    closed: Boolean(found.database_is_ours && found.closed),
  };
}

/** Connection troubles become 503, which operations wait out; refusals of PostgreSQL itself pass. */
async function asUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConflictError || !isConnectionError(error)) {
      throw error;
    }
    if (hasSqlState(error, '28P01', '28000')) {
      throw error;
    }
    throw new ServiceUnavailableError(
      'The database behind the route does not answer',
      error,
    );
  }
}
