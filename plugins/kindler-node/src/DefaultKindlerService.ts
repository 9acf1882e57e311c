import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  KindlerClient,
  type AcknowledgeRequest,
  type CreateEnvironmentRequest,
  type DatabaseActionRequest,
  type KindlerRequestOptions,
  type ListEnvironmentsFilter,
  type ListEventsFilter,
  type ListIncidentsFilter,
  type ListOperationsFilter,
  type SwitchRouteRequest,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  KindlerService,
  KindlerServiceRequestOptions,
} from './kindlerServiceRef';

type Options = KindlerServiceRequestOptions;

/**
 * A {@link KindlerService} that asks the kindler plugin over HTTP on behalf of the given credentials.
 * @internal
 */
export class DefaultKindlerService implements KindlerService {
  readonly #auth: AuthService;
  readonly #client: KindlerClient;

  static create(options: { auth: AuthService; discovery: DiscoveryService }) {
    return new DefaultKindlerService(
      options.auth,
      new KindlerClient({
        discoveryApi: options.discovery,
        fetchApi: { fetch },
      }),
    );
  }

  private constructor(auth: AuthService, client: KindlerClient) {
    this.#auth = auth;
    this.#client = client;
  }

  async listEnvironments(filter: ListEnvironmentsFilter, options: Options) {
    return this.#client.listEnvironments(filter, await this.#as(options));
  }

  async getEnvironment(name: string, options: Options) {
    return this.#client.getEnvironment(name, await this.#as(options));
  }

  async createEnvironment(
    request: CreateEnvironmentRequest & { idempotencyKey?: string },
    options: Options,
  ) {
    return this.#client.createEnvironment(request, await this.#as(options));
  }

  async deleteEnvironment(name: string, options: Options) {
    return this.#client.deleteEnvironment(name, await this.#as(options));
  }

  async getEnvironmentConnection(name: string, options: Options) {
    return this.#client.getEnvironmentConnection(name, await this.#as(options));
  }

  async createEnvironmentCredentials(name: string, options: Options) {
    const request = await this.#as(options);
    return this.#client.createEnvironmentCredentials(name, request);
  }

  async listDatabases(options: Options) {
    return this.#client.listDatabases(await this.#as(options));
  }

  async getDatabase(name: string, options: Options) {
    return this.#client.getDatabase(name, await this.#as(options));
  }

  async getDatabaseHistory(name: string, options: Options) {
    return this.#client.getDatabaseHistory(name, await this.#as(options));
  }

  async getDatabaseAvailability(name: string, options: Options) {
    return this.#client.getDatabaseAvailability(name, await this.#as(options));
  }

  async listFindings(options: Options) {
    return this.#client.listFindings(await this.#as(options));
  }

  async listEvents(filter: ListEventsFilter, options: Options) {
    return this.#client.listEvents(filter, await this.#as(options));
  }

  async listIncidents(filter: ListIncidentsFilter, options: Options) {
    return this.#client.listIncidents(filter, await this.#as(options));
  }

  async getIncident(database: string, id: string, options: Options) {
    return this.#client.getIncident(database, id, await this.#as(options));
  }

  async acknowledgeFinding(
    name: string,
    request: AcknowledgeRequest,
    options: Options,
  ) {
    const as = await this.#as(options);
    return this.#client.acknowledgeFinding(name, request, as);
  }

  async planDatabaseAction(
    name: string,
    request: DatabaseActionRequest,
    options: Options,
  ) {
    const as = await this.#as(options);
    return this.#client.planDatabaseAction(name, request, as);
  }

  async runDatabaseAction(
    name: string,
    request: DatabaseActionRequest & { idempotencyKey?: string },
    options: Options,
  ) {
    const as = await this.#as(options);
    return this.#client.runDatabaseAction(name, request, as);
  }

  async listGateways(options: Options) {
    return this.#client.listGateways(await this.#as(options));
  }

  async getGateway(name: string, options: Options) {
    return this.#client.getGateway(name, await this.#as(options));
  }

  async listRoutes(options: Options) {
    return this.#client.listRoutes(await this.#as(options));
  }

  async getRoute(name: string, options: Options) {
    return this.#client.getRoute(name, await this.#as(options));
  }

  async getRouteAvailability(name: string, options: Options) {
    return this.#client.getRouteAvailability(name, await this.#as(options));
  }

  async traceRoute(name: string, options: Options) {
    return this.#client.traceRoute(name, await this.#as(options));
  }

  async planRouteSwitch(
    name: string,
    request: SwitchRouteRequest,
    options: Options,
  ) {
    return this.#client.planRouteSwitch(name, request, await this.#as(options));
  }

  async switchRoute(
    name: string,
    request: SwitchRouteRequest & { idempotencyKey?: string },
    options: Options,
  ) {
    return this.#client.switchRoute(name, request, await this.#as(options));
  }

  async listOperations(filter: ListOperationsFilter, options: Options) {
    return this.#client.listOperations(filter, await this.#as(options));
  }

  async getOperation(id: string, options: Options) {
    return this.#client.getOperation(id, await this.#as(options));
  }

  async getOperationLog(id: string, options: Options) {
    return this.#client.getOperationLog(id, await this.#as(options));
  }

  async cancelOperation(id: string, options: Options) {
    return this.#client.cancelOperation(id, await this.#as(options));
  }

  async #as(options: Options): Promise<KindlerRequestOptions> {
    return this.#auth.getPluginRequestToken({
      onBehalfOf: options.credentials,
      targetPluginId: 'kindler',
    });
  }
}
