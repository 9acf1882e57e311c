import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  environmentNameProblem,
  ownerProblem,
  type CreateCredentialsRequest,
  type CreateEnvironmentRequest,
  type Environment,
  type EnvironmentAnswer,
  type EnvironmentConnection,
  type EnvironmentCredentials,
  type EnvironmentList,
  type Operation,
} from '@kindler/backstage-plugin-kindler-common';
import type { NewOperation, OperationStore } from '../operations';
import type { EnvironmentProviders } from '../providers';
import type { EnvironmentReader } from './EnvironmentReader';
import type { EnvironmentTable } from './EnvironmentTable';
import { ownerBehind } from './ownerBehind';
import type { PasswordHandover } from './PasswordHandover';
import { quietContext } from './quietContext';

/** Where clients connect to a route, and how they are protected there. */
export type RouteAccess = Pick<
  EnvironmentConnection,
  'host' | 'port' | 'sslMode' | 'caCertificate'
>;

export interface EnvironmentServiceOptions {
  reader: EnvironmentReader;
  table: EnvironmentTable;
  operations: OperationStore;
  /** Only these can create and delete here. */
  providers: EnvironmentProviders;
  passwords: PasswordHandover;
  /** Carries a new operation out at once and answers how it ended. */
  runHere(request: NewOperation): Promise<Operation>;
  /** How clients connect to a route; undefined where it is not configured. */
  findAccess(route: string): Promise<RouteAccess | undefined>;
}

/** Environments as requests see them: reads at once, changes as operations. */
export class EnvironmentService {
  readonly #options: EnvironmentServiceOptions;

  static create(options: EnvironmentServiceOptions) {
    return new EnvironmentService(options);
  }

  private constructor(options: EnvironmentServiceOptions) {
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
      providers: isConfigured ? this.#options.providers.kinds() : [],
      freshness,
    };
  }

  async get(
    name: string,
    sees: (item: Environment) => boolean = () => true,
  ): Promise<EnvironmentAnswer> {
    const { items, freshness } = await this.#options.reader.readAll();
    const item = items.find(each => each.name === name && sees(each));
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
    const { items } = await this.#options.reader.readAll();
    const known = new Map(items.map(item => [item.name, item]));
    return names.map(name => known.get(name));
  }

  async create(
    request: CreateEnvironmentRequest & { idempotencyKey?: string },
    requester: string,
  ): Promise<Operation> {
    const { idempotencyKey, ...wanted } = request;
    const problem = environmentNameProblem(wanted.name);
    if (problem) {
      throw new InputError(`name '${wanted.name}' ${problem}`);
    }
    const wrongOwner = wanted.owner && ownerProblem(wanted.owner);
    if (wrongOwner) {
      throw new InputError(`owner '${wanted.owner}' ${wrongOwner}`);
    }
    const provider = this.#options.providers.require(wanted.provider);
    const input = { ...wanted, owner: wanted.owner ?? ownerBehind(requester) };
    const operation = {
      kind: 'environment-create' as const,
      variant: provider.kind,
      subject: { kind: 'environment' as const, name: wanted.name },
      owner: input.owner,
      requester,
      idempotencyKey,
      request: { ...wanted },
      input,
    };
    const earlier = await this.#options.operations.findSame(operation);
    if (earlier) {
      return earlier;
    }
    if (await this.#options.table.get(wanted.name)) {
      throw new ConflictError(`Environment '${wanted.name}' is there already`);
    }
    await provider.preflight(input, quietContext());
    return this.#options.operations.create(operation);
  }

  async delete(name: string, requester: string): Promise<Operation> {
    const environment = await this.#requireRow(name);
    const { kind } = this.#options.providers.require(environment.provider);
    return this.#options.operations.create({
      kind: 'environment-delete',
      variant: kind,
      subject: { kind: 'environment', name },
      owner: environment.owner,
      requester,
      request: {},
      input: { name, provider: kind },
    });
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
    const environment = await this.#requireRow(name);
    const provider = this.#options.providers.require(environment.provider);
    if (environment.actualState !== 'running') {
      throw new ConflictError(
        `Environment '${name}' is ${environment.actualState}; credentials are set when it runs`,
      );
    }
    const { route: _route, ...place } = await this.#place(environment);
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
        input: { name, provider: provider.kind, delivery },
      }),
    );
    return { environment: name, ...place, password };
  }

  async #place(environment: Environment) {
    const { name, route, databaseName, databaseRole } = environment;
    if (!route || !databaseName || !databaseRole) {
      throw new ConflictError(
        `Environment '${name}' has no database of its own`,
      );
    }
    const access = await this.#options.findAccess(route);
    if (!access) {
      throw new ServiceUnavailableError(
        `Route '${route}' of environment '${name}' is not configured; add it to kindler.routes`,
      );
    }
    return { ...access, database: databaseName, user: databaseRole, route };
  }

  async #requireRow(name: string): Promise<Environment> {
    const environment = await this.#options.table.get(name);
    if (!environment) {
      throw new NotFoundError(`No environment '${name}'`);
    }
    return environment;
  }
}
