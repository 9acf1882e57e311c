import { ConflictError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { schemaText } from '@kindler/backstage-plugin-kindler-common';
import type {
  EnvironmentChange,
  EnvironmentProvider,
  ProvidedEnvironment,
} from '@kindler/backstage-plugin-kindler-node';
import {
  DatabaseProvider,
  type DatabaseProviderOptions,
} from './DatabaseProvider';
import { TemporaryRolesByRoute } from './TemporaryRolesByRoute';

/**
 * Databases behind the route of one's choice. Each environment keeps the route that it was made behind; one whose route is no
 * longer configured is left alone, because its name behind another route would be another database.
 */
export class DatabasesByRoute implements EnvironmentProvider {
  readonly kind = 'database';
  readonly capabilities = { stop: true, update: false };
  readonly inputSchema: JsonObject;
  readonly temporaryCredentials: TemporaryRolesByRoute;
  readonly #usual: DatabaseProvider;
  readonly #byRoute: ReadonlyMap<string, DatabaseProvider>;

  /** @param targets - where databases can be made; the first one is used where a request names none */
  constructor(
    targets: [DatabaseProviderOptions, ...DatabaseProviderOptions[]],
  ) {
    const [usual] = targets;
    this.#byRoute = new Map(
      targets.map(each => [each.route, new DatabaseProvider(each)]),
    );
    this.#usual = this.#byRoute.get(usual.route)!;
    this.temporaryCredentials = new TemporaryRolesByRoute(
      [...this.#byRoute.values()].map(each => each.temporaryCredentials),
      environment => this.#of(environment).temporaryCredentials,
    );
    this.inputSchema = {
      type: 'object',
      additionalProperties: false,
      properties: {
        route: {
          type: 'string',
          title: schemaText('schema-route', {}),
          description: schemaText('schema-route-help', {
            route: usual.route,
          }),
          enum: [...this.#byRoute.keys()],
        },
      },
    };
  }

  describe(environment: ProvidedEnvironment) {
    return this.#of(environment).describe(environment);
  }

  connections(environment: ProvidedEnvironment) {
    return this.#usual.connections(environment);
  }

  async preflight(environment: ProvidedEnvironment) {
    return this.#of(environment).preflight(environment);
  }

  plan(environment: ProvidedEnvironment, change: EnvironmentChange) {
    return this.#of(environment).plan(environment, change);
  }

  async observe(environment: ProvidedEnvironment) {
    return this.#of(environment).observe(environment);
  }

  async list(): Promise<string[]> {
    const names = await Promise.all(
      [...this.#byRoute.values()].map(each => each.list()),
    );
    return [...new Set(names.flat())];
  }

  async issuePassword(environment: ProvidedEnvironment) {
    return this.#of(environment).issuePassword(environment);
  }

  #of({ name, details }: ProvidedEnvironment): DatabaseProvider {
    const { route } = details;
    const provider =
      route === undefined ? this.#usual : this.#byRoute.get(String(route));
    if (!provider) {
      throw new ConflictError(
        `'${name}' is behind route '${route}', where kindler.providers.database makes nothing; there are: ${[
          ...this.#byRoute.keys(),
        ].join(', ')}. Add it to \`furtherRoutes\` there`,
      );
    }
    return provider;
  }
}
