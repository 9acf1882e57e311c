import { randomBytes } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import type {
  EnvironmentProvider,
  ObservedEnvironment,
  ProvidedEnvironment,
  ProviderStep,
} from '@kindler/backstage-plugin-kindler-node';
import { escapeIdentifier, escapeLiteral, type ClientBase } from 'pg';
import { word } from '@kindler/backstage-plugin-kindler-common';
import { connectOnce, scramVerifier, type SqlTarget } from '../../postgres';
import { asUnavailable } from './asUnavailable';
import { inspect, marker } from './inspect';

export interface DatabaseProviderOptions {
  route: string;
  /** Administration through the route's listener. */
  admin: SqlTarget;
}

/**
 * Environments that are an own role and an own database behind a route. Both carry the environment's name; the role's
 * comment marks them as made here, so that nothing foreign is ever changed or dropped.
 */
export class DatabaseProvider implements EnvironmentProvider {
  readonly kind = 'database';
  readonly #options: DatabaseProviderOptions;

  constructor(options: DatabaseProviderOptions) {
    this.#options = options;
  }

  database({ name }: ProvidedEnvironment) {
    return { route: this.#options.route, database: name, user: name };
  }

  async preflight({ name }: ProvidedEnvironment): Promise<void> {
    await this.#inspect(name);
  }

  plan(
    { name }: ProvidedEnvironment,
    wished: 'running' | 'absent',
  ): ProviderStep[] {
    return wished === 'running'
      ? [this.#createRole(name), this.#createDatabase(name)]
      : [this.#removeDatabase(name), this.#removeRole(name)];
  }

  async observe({ name }: ProvidedEnvironment): Promise<ObservedEnvironment> {
    const { role, database, closed } = await this.#inspect(name);
    if (role && closed) {
      return { state: 'running' };
    }
    const missing = [
      !role && `role '${name}' is not there`,
      !database && `database '${name}' is not there`,
      database && !closed && `database '${name}' is open to other roles`,
    ].filter(Boolean);
    return role || database
      ? { state: 'partial', message: missing.join(', ') }
      : { state: 'absent' };
  }

  #createRole(name: string): ProviderStep {
    const isThere = async () => (await this.#inspect(name)).role;
    return {
      id: 'role',
      name: word('step-create-role', {}),
      check: isThere,
      do: async () =>
        this.#admin(async client => {
          const role = escapeIdentifier(name);
          if ((await inspect(client, name)).role) {
            return;
          }
          await client.query('BEGIN');
          await client.query(`CREATE ROLE ${role} LOGIN`);
          await client.query(
            `COMMENT ON ROLE ${role} IS ${escapeLiteral(marker(name))}`,
          );
          await client.query('COMMIT');
        }),
      verify: async () => {
        if (!(await isThere())) {
          throw new Error(`Role '${name}' is not there`);
        }
        return `Role '${name}' is there, without a password`;
      },
      undo: () => this.#dropRole(name),
    };
  }

  #createDatabase(name: string): ProviderStep {
    const isThere = async () => (await this.#inspect(name)).closed;
    return {
      id: 'database',
      name: word('step-create-database', {}),
      check: isThere,
      do: async () =>
        this.#admin(async client => {
          const id = escapeIdentifier(name);
          await client.query(`GRANT ${id} TO CURRENT_USER`);
          if (!(await inspect(client, name)).database) {
            await client.query(`CREATE DATABASE ${id} OWNER ${id}`);
          }
          await client.query(`REVOKE ALL ON DATABASE ${id} FROM PUBLIC`);
        }),
      verify: async () => {
        if (!(await isThere())) {
          throw new Error(`Database '${name}' is not there as it should be`);
        }
        return `Database '${name}' is there, owned by its role and closed to others`;
      },
      undo: () => this.#dropDatabase(name),
    };
  }

  #removeDatabase(name: string): ProviderStep {
    return {
      id: 'database',
      name: word('step-remove-database', {}),
      do: () => this.#dropDatabase(name),
      verify: async () => {
        if ((await this.#inspect(name)).database) {
          throw new Error(`Database '${name}' is still there`);
        }
        return `Database '${name}' is gone`;
      },
    };
  }

  #removeRole(name: string): ProviderStep {
    return {
      id: 'role',
      name: word('step-remove-role', {}),
      do: () => this.#dropRole(name),
      verify: async () => {
        if ((await this.#inspect(name)).role) {
          throw new Error(`Role '${name}' is still there`);
        }
        return `Role '${name}' is gone`;
      },
    };
  }

  async #dropRole(name: string): Promise<void> {
    await this.#admin(async client => {
      if ((await inspect(client, name)).role) {
        await client.query(`DROP ROLE ${escapeIdentifier(name)}`);
      }
    });
  }

  async #dropDatabase(name: string): Promise<void> {
    await this.#admin(async client => {
      if ((await inspect(client, name)).database) {
        const id = escapeIdentifier(name);
        await client.query(`GRANT ${id} TO CURRENT_USER`);
        await client.query(`DROP DATABASE ${id} WITH (FORCE)`);
      }
    });
  }

  async #inspect(name: string) {
    return this.#admin(client => inspect(client, name));
  }

  async issuePassword({ name }: ProvidedEnvironment): Promise<string> {
    const password = randomBytes(24).toString('base64url');
    const verifier = await scramVerifier(password);
    await this.#admin(async client => {
      if (!(await inspect(client, name)).role) {
        throw new ConflictError(`Role '${name}' is not there`);
      }
      await client.query(
        `ALTER ROLE ${escapeIdentifier(name)} PASSWORD ${escapeLiteral(
          verifier,
        )}`,
      );
    });
    await asUnavailable(() =>
      connectOnce(
        {
          ...this.#options.admin,
          user: name,
          password,
          database: name,
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
