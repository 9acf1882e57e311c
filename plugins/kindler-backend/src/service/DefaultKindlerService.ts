import { NotFoundError } from '@backstage/errors';
import type {
  AcknowledgeRequest,
  CreateEnvironmentRequest,
  Database,
  DatabaseActionKind,
  DatabaseActionRequest,
  KindlerApi,
  ListEnvironmentsFilter,
  ListEventsFilter,
  ListIncidentsFilter,
  ListOperationsFilter,
  Operation,
  SwitchRouteRequest,
  WithIdempotencyKey,
} from '@kindler/backstage-plugin-kindler-common';
import type { DefaultKindlerServiceOptions } from './DefaultKindlerServiceOptions';
import { compareFindings, summarize } from './summaries';
import { toGatewaySummary } from './toGatewaySummary';

/** Who asks, after permissions were checked. */
export interface Actor {
  /** Entity ref of a user, or the subject of a service. */
  requester: string;
}

/** The one facade over the domains. It trusts its caller: see authorizeKindler. */
export class DefaultKindlerService implements KindlerApi<Actor> {
  readonly #options: DefaultKindlerServiceOptions;
  readonly #complete = new WeakMap<Database, Database>();

  static create(options: DefaultKindlerServiceOptions) {
    return new DefaultKindlerService(options);
  }

  private constructor(options: DefaultKindlerServiceOptions) {
    this.#options = options;
  }

  async listEnvironments(filter: ListEnvironmentsFilter) {
    return this.#options.environments.list(filter);
  }

  async getEnvironment(name: string) {
    return this.#options.environments.get(name);
  }

  async createEnvironment(
    request: CreateEnvironmentRequest & WithIdempotencyKey,
    actor: Actor,
  ) {
    return this.#accepted(
      await this.#options.environments.create(request, actor.requester),
    );
  }

  async deleteEnvironment(name: string, actor: Actor) {
    return this.#accepted(
      await this.#options.environments.delete(name, actor.requester),
    );
  }

  async getEnvironmentConnection(name: string) {
    return this.#options.environments.getConnection(name);
  }

  async createEnvironmentCredentials(name: string, actor: Actor) {
    return this.#options.environments.createCredentials(name, actor.requester);
  }

  async listDatabases() {
    const { observer, currentIncidents } = this.#options;
    const items = observer.listDatabases().map(database => ({
      ...summarize(database),
      incident: currentIncidents.getCurrent(database.name),
    }));
    return { items, now: now() };
  }

  async getDatabase(name: string) {
    const database = this.#requireDatabase(name);
    return { item: this.#completed(database), now: now() };
  }

  async getDatabaseHistory(name: string) {
    const { observer, events } = this.#options;
    const { systemIdentifier } = this.#requireDatabase(name);
    const told = await events.tryListLeaderChanges(name, systemIdentifier);
    return { items: observer.getHistory(name, told), now: now() };
  }

  async getDatabaseAvailability(name: string) {
    this.#requireDatabase(name);
    const availability = await this.#options.availability.ofDatabase(name);
    return { ...availability, now: now() };
  }

  async getDatabaseFindings(name: string) {
    return { items: this.#requireDatabase(name).findings, now: now() };
  }

  async listFindings() {
    const items = this.#options.observer
      .listDatabases()
      .flatMap(({ findings }) => findings)
      .sort(compareFindings);
    return { items, now: now() };
  }

  async listEvents(filter: ListEventsFilter) {
    return { ...(await this.#options.events.list(filter)), now: now() };
  }

  async listIncidents(filter: ListIncidentsFilter) {
    const page = await this.#options.incidents.list(filter, Date.now());
    return { ...page, now: now() };
  }

  async getIncident(database: string, id: string) {
    const { incidents } = this.#options;
    return { item: await incidents.get(database, id, Date.now()), now: now() };
  }

  async acknowledgeFinding(
    name: string,
    request: AcknowledgeRequest,
    actor: Actor,
  ) {
    const database = this.#requireDatabase(name);
    const { acknowledgements } = this.#options;
    await acknowledgements.acknowledge(database, request, actor.requester);
    return this.getDatabase(name);
  }

  async planDatabaseAction(
    name: string,
    action: DatabaseActionKind,
    request: DatabaseActionRequest,
  ) {
    return this.#options.actions.plan(name, { ...request, action });
  }

  async runDatabaseAction(
    name: string,
    action: DatabaseActionKind,
    request: DatabaseActionRequest & WithIdempotencyKey,
    actor: Actor,
  ) {
    const { actions } = this.#options;
    return this.#accepted(
      await actions.run(name, { ...request, action }, actor.requester),
    );
  }

  async listGateways() {
    const items = this.#options.observer.listGateways().map(toGatewaySummary);
    return { items, now: now() };
  }

  async getGateway(name: string) {
    const item = this.#options.observer.getGateway(name);
    if (!item) {
      throw new NotFoundError(`No gateway '${name}'`);
    }
    return { item, now: now() };
  }

  async getGatewayStats(name: string) {
    return this.getGateway(name);
  }

  async listRoutes() {
    return this.#options.routes.list();
  }

  async getRoute(name: string) {
    return this.#options.routes.get(name);
  }

  async getRouteAvailability(name: string) {
    const item = await this.#options.availability.ofRoute(name);
    if (!item) {
      throw new NotFoundError(`No route '${name}'`);
    }
    return { item, now: now() };
  }

  async traceRoute(name: string) {
    return this.#options.routes.trace(name);
  }

  async planRouteSwitch(name: string, request: SwitchRouteRequest) {
    return this.#options.routes.plan(name, request);
  }

  async switchRoute(
    name: string,
    request: SwitchRouteRequest & WithIdempotencyKey,
    actor: Actor,
  ) {
    return this.#accepted(
      await this.#options.routes.switch(name, request, actor.requester),
    );
  }

  async listOperations(filter: ListOperationsFilter) {
    return { ...(await this.#options.operations.list(filter)), now: now() };
  }

  async getOperation(id: string) {
    return { item: await this.#options.operations.get(id), now: now() };
  }

  async getOperationLog(id: string) {
    return { items: await this.#options.operations.readLog(id), now: now() };
  }

  async cancelOperation(id: string) {
    return this.#accepted(await this.#options.operations.requestCancel(id));
  }

  /** The same object for the same cluster and incident, so that its text is made once. */
  #completed(database: Database): Database {
    const { actions, currentIncidents } = this.#options;
    const incident = currentIncidents.getCurrent(database.name);
    let item = this.#complete.get(database);
    if (!item || item.incident !== incident) {
      item = { ...database, actions: actions.offered(database), incident };
      this.#complete.set(database, item);
    }
    return item;
  }

  #accepted(item: Operation) {
    this.#options.wake();
    return { item, now: now() };
  }

  #requireDatabase(name: string) {
    const database = this.#options.observer.getDatabase(name);
    if (!database) {
      throw new NotFoundError(`No database cluster '${name}'`);
    }
    return database;
  }
}

function now(): string {
  return new Date().toISOString();
}
