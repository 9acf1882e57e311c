import { randomBytes } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import {
  word,
  type EnvironmentConnectionTarget,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  EnvironmentChange,
  EnvironmentProvider,
  ObservedEnvironment,
  ProvidedEnvironment,
  ProviderStep,
} from '@kindler/backstage-plugin-kindler-node';
import { escapeIdentifier, escapeLiteral } from 'pg';
import {
  connectOnce,
  KeptConnections,
  scramVerifier,
  type SqlTarget,
} from '../../postgres';
import type { Admin } from './Admin';
import { asUnavailable } from './asUnavailable';
import { inspect, listMarked } from './inspect';
import { databaseSteps } from './databaseSteps';
import { TemporaryRoles } from './TemporaryRoles';

/** As many as operations of one kind that a backend carries out at a time; what else is to be done waits a moment. */
const MOST_CONNECTIONS = 4;

export interface DatabaseProviderOptions {
  route: string;
  /** Administration through the route's listener. */
  admin: SqlTarget;
}

/**
 * Environments that are an own role and an own database behind a route. A stopped one is there, and nobody can log in. Both carry the environment's name; the role's
 * comment marks them as made here, so that nothing foreign is ever changed or dropped.
 */
export class DatabaseProvider implements EnvironmentProvider {
  readonly kind = 'database';
  readonly capabilities = { stop: true, update: false };
  readonly temporaryCredentials: TemporaryRoles;
  readonly #options: DatabaseProviderOptions;
  readonly #admin: Admin;

  constructor(options: DatabaseProviderOptions) {
    this.#options = options;
    const kept = new KeptConnections(options.admin, MOST_CONNECTIONS);
    this.#admin = (work, database) =>
      asUnavailable(() =>
        database === undefined
          ? kept.use(work)
          : connectOnce({ ...options.admin, database }, work),
      );
    this.temporaryCredentials = new TemporaryRoles(options, this.#admin);
  }

  describe({ name }: ProvidedEnvironment) {
    return { route: this.#options.route, database: name, role: name };
  }

  connections({
    name,
    details,
  }: ProvidedEnvironment): EnvironmentConnectionTarget[] {
    const route = String(details.route ?? this.#options.route);
    return [{ kind: 'postgresql', route, database: name, user: name }];
  }

  async preflight({ name }: ProvidedEnvironment): Promise<void> {
    await this.#admin(client => inspect(client, name));
  }

  plan(
    { name }: ProvidedEnvironment,
    { to }: EnvironmentChange,
  ): ProviderStep[] {
    return databaseSteps(name, to, this.#admin, this.temporaryCredentials);
  }

  async observe({ name }: ProvidedEnvironment): Promise<ObservedEnvironment> {
    const { role, owner, database, closed, login, split } = await this.#admin(
      client => inspect(client, name),
    );
    if (role && closed) {
      return {
        state: login ? 'running' : 'stopped',
        ...(!split && { differs: word('seen-not-split', { name }) }),
      };
    }
    const missing = [
      ...(role ? [] : [word('seen-no-role', { name })]),
      ...(database ? [] : [word('seen-no-database', { name })]),
      ...(database && !closed ? [word('seen-open-database', { name })] : []),
    ];
    return role || owner || database
      ? { state: 'partial', message: word('seen-all', { all: missing }) }
      : { state: 'absent' };
  }

  async list(): Promise<string[]> {
    return this.#admin(listMarked);
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
}
