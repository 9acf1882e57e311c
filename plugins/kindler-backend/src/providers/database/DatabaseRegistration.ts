import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  word,
  wordedError,
  type EnvironmentConnectionTarget,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  EnvironmentRegistration,
  ObservedRegistration,
  ProvidedEnvironment,
  ProviderStep,
  RegisteredEnvironment,
} from '@kindler/backstage-plugin-kindler-node';
import type { DatabasesByRoute } from './DatabasesByRoute';
import type { TemporaryRolesByRoute } from './TemporaryRolesByRoute';

/**
 * An own role and an own database of an environment that another provider makes. They are what the provider `database` would
 * make under its name, with the same mark, so the same credentials lead in. They are outside of the environment, and stay open
 * while that is stopped.
 */
export class DatabaseRegistration implements EnvironmentRegistration {
  readonly kind = 'database';
  readonly inputSchema: JsonObject;
  readonly temporaryCredentials: TemporaryRolesByRoute;
  readonly #databases: DatabasesByRoute;

  constructor(databases: DatabasesByRoute) {
    this.#databases = databases;
    this.temporaryCredentials = databases.temporaryCredentials;
    // Where it is made must not change with what is configured as the usual route.
    this.inputSchema = { ...databases.inputSchema, required: ['route'] };
  }

  async preflight(environment: RegisteredEnvironment): Promise<void> {
    const { name, provider } = environment;
    if (provider === this.#databases.kind) {
      throw wordedError(InputError, word('field-database-already', { name }));
    }
    await this.#databases.preflight(provided(environment));
  }

  plan(
    environment: RegisteredEnvironment,
    wished: 'present' | 'absent',
  ): ProviderStep[] {
    if (wished === 'present' && environment.stopped) {
      return [];
    }
    return this.#databases.plan(provided(environment), {
      from: 'unknown',
      to: wished === 'present' ? 'running' : 'absent',
    });
  }

  async observe(
    environment: RegisteredEnvironment,
  ): Promise<ObservedRegistration> {
    const { state, message, differs } = await this.#databases.observe(
      provided(environment),
    );
    switch (state) {
      case 'running':
        return differs
          ? { state: 'partial', message: differs }
          : { state: 'present' };
      case 'stopped': {
        const closed = word('seen-closed-role', { name: environment.name });
        return { state: 'partial', message: closed };
      }
      default:
        return { state, ...(message && { message }) };
    }
  }

  async list(): Promise<string[]> {
    return this.#databases.list();
  }

  connections(
    environment: RegisteredEnvironment,
  ): EnvironmentConnectionTarget[] {
    return this.#databases.connections(provided(environment));
  }
}

/** As the provider `database` would know it. */
function provided({
  name,
  owner,
  registration,
}: RegisteredEnvironment): ProvidedEnvironment {
  return { name, owner, details: registration };
}
