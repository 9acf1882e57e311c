import {
  ConflictError,
  InputError,
  isError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type {
  CreateCredentialsRequest,
  Environment,
  EnvironmentAnswer,
  EnvironmentConnection,
  EnvironmentCredentials,
  EnvironmentList,
  ListEnvironmentsFilter,
  Operation,
  ProviderList,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerSelection } from '@kindler/backstage-plugin-kindler-node';
import type { NewOperation } from '../operations';
import type { EnvironmentParts } from '../providers';
import type { Allocator } from './allocation/Allocator';
import type { EnvironmentReader } from './EnvironmentReader';
import type { EnvironmentTable } from './EnvironmentTable';
import type { EnvironmentPages } from './pages/EnvironmentPages';
import type { PasswordHandover } from './operations/PasswordHandover';

/** Where the records cannot be asked now, or are none. */
const AWAY = ['ServiceUnavailableError', 'NotImplementedError'];

/** Where clients connect to a route, and how they are protected there. */
export type RouteAccess = Pick<
  EnvironmentConnection,
  'host' | 'port' | 'sslMode' | 'caCertificate'
>;

export interface EnvironmentServiceOptions {
  reader: EnvironmentReader;
  table: EnvironmentTable;
  pages: EnvironmentPages;
  allocator: Pick<Allocator, 'describe'>;
  parts: EnvironmentParts;
  passwords: PasswordHandover;
  /** Carries a new operation out at once and answers how it ended. */
  runHere(request: NewOperation): Promise<Operation>;
  /** How clients connect to a route; undefined where it is not configured. */
  findAccess(route: string): Promise<RouteAccess | undefined>;
}

/** Environments as requests see them, and the passwords of their databases. */
export class EnvironmentService {
  readonly #options: EnvironmentServiceOptions;

  constructor(options: EnvironmentServiceOptions) {
    this.#options = options;
  }

  /** All of them, by name, with the providers that can create others. */
  async readAll(): Promise<
    Pick<EnvironmentList, 'items' | 'providers' | 'freshness'>
  > {
    const { items, freshness } = await this.#options.reader.readAll();
    const isConfigured = freshness.status !== 'not-configured';
    return {
      items,
      providers: isConfigured ? this.#options.parts.providers.kinds() : [],
      freshness,
    };
  }

  /** A page of those that match and may be seen; undefined while the Kindler database is away. */
  async readPage(filter: ListEnvironmentsFilter, selection?: KindlerSelection) {
    const { pages, reader, parts } = this.#options;
    try {
      const page = await pages.read(filter, selection);
      reader.note(page.items);
      reader.keepKnown();
      return {
        ...page,
        providers: parts.providers.kinds(),
        freshness: {
          status: 'live' as const,
          observedAt: new Date().toISOString(),
        },
      };
    } catch (error) {
      if (isError(error) && AWAY.includes(error.name)) {
        return undefined;
      }
      throw error;
    }
  }

  async get(
    name: string,
    sees: (item: Environment) => boolean = () => true,
  ): Promise<EnvironmentAnswer> {
    const { items, freshness } = await this.#options.reader.find([name]);
    const item = items.find(sees);
    if (!item && freshness.status === 'stale') {
      throw new ServiceUnavailableError(
        `It is not known whether there is an environment '${name}': ${freshness.fault?.message}`,
      );
    }
    if (!item) {
      const { fault } = freshness;
      const why = fault ? `. ${fault.message}. ${fault.hint}` : '';
      throw new NotFoundError(`No environment '${name}'${why}`);
    }
    return { item, freshness, now: new Date().toISOString() };
  }

  /** One for each name, undefined for what is not there. */
  async find(names: string[]): Promise<Array<Environment | undefined>> {
    const { items } = await this.#options.reader.find(names);
    const known = new Map(items.map(item => [item.name, item]));
    return names.map(name => known.get(name));
  }

  async listProviders(): Promise<ProviderList> {
    const { allocator, parts } = this.#options;
    const { providers, registrations, availabilities } = parts;
    return {
      items: await Promise.all(
        providers.all().map(async provider => ({
          kind: provider.kind,
          availability: await availabilities.of(provider),
          capabilities: {
            stop: provider.capabilities.stop,
            update: provider.capabilities.update,
            credentials: Boolean(provider.issuePassword),
            temporaryCredentials: Boolean(provider.temporaryCredentials),
          },
          inputSchema: provider.inputSchema,
          allocation: await allocator.describe(provider),
        })),
      ),
      registrations: await Promise.all(
        registrations.all().map(async registration => ({
          kind: registration.kind,
          availability: await availabilities.of(registration),
          providers: registration.providers && [...registration.providers],
          temporaryCredentials: Boolean(registration.temporaryCredentials),
          inputSchema: registration.inputSchema,
        })),
      ),
      now: new Date().toISOString(),
    };
  }

  async getConnection(name: string): Promise<EnvironmentConnection> {
    const { item, freshness, now } = await this.get(name);
    const place = await this.#place(item);
    return { environment: name, ...place, freshness, now };
  }

  async createCredentials(
    name: string,
    request: CreateCredentialsRequest,
    requester: string,
  ): Promise<EnvironmentCredentials> {
    if (request.ttl !== undefined) {
      throw new InputError(
        "ttl is for temporary credentials; give kind 'temporary' with it, or leave it out",
      );
    }
    const environment = await this.#requireRow(name);
    const provider = this.#options.parts.providers.require(
      environment.provider,
    );
    if (environment.state !== 'running') {
      throw new ConflictError(
        `Environment '${name}' is ${environment.state}; credentials are set when it runs`,
      );
    }
    const { route: _route, ...place } = await this.#place(environment);
    if (!provider.issuePassword) {
      throw new ConflictError(
        `Environments of '${provider.kind}' have no password; ask for temporary credentials, with kind 'temporary'`,
      );
    }
    const { passwords, runHere } = this.#options;
    const password = await passwords.receive(delivery =>
      runHere({
        kind: 'environment-credentials',
        variant: provider.kind,
        subject: { kind: 'environment', name },
        owner: environment.owner,
        requester,
        reason: request.reason,
        request: {},
        input: {
          name,
          provider: provider.kind,
          details: environment.details as JsonObject,
          delivery,
        },
      }),
    );
    return { environment: name, ...place, password };
  }

  async #place({ name, connections }: Environment) {
    const found = connections.find(({ kind }) => kind === 'postgresql');
    if (found?.kind !== 'postgresql') {
      throw new ConflictError(
        `Environment '${name}' has no database of its own`,
      );
    }
    const { route, database, user } = found;
    const access = await this.#options.findAccess(route);
    if (!access) {
      throw new ServiceUnavailableError(
        `Route '${route}' of environment '${name}' is not configured; add it to kindler.routes`,
      );
    }
    return { ...access, database, user, route };
  }

  async #requireRow(name: string): Promise<Environment> {
    const environment = await this.#options.table.get(name);
    if (!environment) {
      throw new NotFoundError(`No environment '${name}'`);
    }
    return environment;
  }
}
