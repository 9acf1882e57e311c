import type {
  AcknowledgeRequest,
  ActionPlan,
  CreateEnvironmentRequest,
  DatabaseActionRequest,
  SwitchPlan,
  SwitchRouteRequest,
} from '../types';
import type {
  KindlerApi,
  ListEnvironmentsFilter,
  ListEventsFilter,
  ListIncidentsFilter,
  ListOperationsFilter,
} from './KindlerApi';
import {
  KindlerRequests,
  type KindlerClientOptions,
  type KindlerRequest,
  type KindlerRequestOptions,
} from './KindlerRequests';

/**
 * The Kindler API over HTTP, for browsers and backends.
 * @public
 */
export class KindlerClient implements KindlerApi<KindlerRequestOptions> {
  readonly #requests: KindlerRequests;

  constructor(options: KindlerClientOptions) {
    this.#requests = new KindlerRequests(options);
  }

  listEnvironments(
    filter: ListEnvironmentsFilter = {},
    options: KindlerRequestOptions = {},
  ) {
    return this.#get(['environments'], options, { ...filter });
  }

  getEnvironment(name: string, options: KindlerRequestOptions = {}) {
    return this.#get(['environments', name], options);
  }

  createEnvironment(
    request: CreateEnvironmentRequest & { idempotencyKey?: string },
    options: KindlerRequestOptions = {},
  ) {
    const { idempotencyKey, ...body } = request;
    return this.#send('POST', ['environments'], options, body, idempotencyKey);
  }

  deleteEnvironment(name: string, options: KindlerRequestOptions = {}) {
    return this.#send('DELETE', ['environments', name], options);
  }

  getEnvironmentConnection(name: string, options: KindlerRequestOptions = {}) {
    return this.#get(['environments', name, 'connection'], options);
  }

  createEnvironmentCredentials(
    name: string,
    options: KindlerRequestOptions = {},
  ) {
    return this.#send('POST', ['environments', name, 'credentials'], options);
  }

  listDatabases(options: KindlerRequestOptions = {}) {
    return this.#get(['databases'], options);
  }

  getDatabase(name: string, options: KindlerRequestOptions = {}) {
    return this.#get(['databases', name], options);
  }

  getDatabaseHistory(name: string, options: KindlerRequestOptions = {}) {
    return this.#get(['databases', name, 'history'], options);
  }

  getDatabaseAvailability(name: string, options: KindlerRequestOptions = {}) {
    return this.#get(['databases', name, 'availability'], options);
  }

  listFindings(options: KindlerRequestOptions = {}) {
    return this.#get(['findings'], options);
  }

  listEvents(
    filter: ListEventsFilter = {},
    options: KindlerRequestOptions = {},
  ) {
    return this.#get(['events'], options, { ...filter });
  }

  listIncidents(
    filter: ListIncidentsFilter = {},
    options: KindlerRequestOptions = {},
  ) {
    return this.#get(['incidents'], options, { ...filter });
  }

  getIncident(
    database: string,
    id: string,
    options: KindlerRequestOptions = {},
  ) {
    return this.#get(['databases', database, 'incidents', id], options);
  }

  acknowledgeFinding(
    name: string,
    request: AcknowledgeRequest,
    options: KindlerRequestOptions = {},
  ) {
    const path = ['databases', name, 'acknowledgements'];
    return this.#send('POST', path, options, request);
  }

  planDatabaseAction(
    name: string,
    request: DatabaseActionRequest,
    options: KindlerRequestOptions = {},
  ): Promise<ActionPlan> {
    const { action, ...rest } = request;
    const body = { ...rest, dryRun: true };
    return this.#send('POST', ['databases', name, action], options, body);
  }

  runDatabaseAction(
    name: string,
    request: DatabaseActionRequest & { idempotencyKey?: string },
    options: KindlerRequestOptions = {},
  ) {
    const { idempotencyKey, action, ...rest } = request;
    const body = { ...rest, dryRun: false };
    const path = ['databases', name, action];
    return this.#send('POST', path, options, body, idempotencyKey);
  }

  listGateways(options: KindlerRequestOptions = {}) {
    return this.#get(['gateways'], options);
  }

  getGateway(name: string, options: KindlerRequestOptions = {}) {
    return this.#get(['gateways', name], options);
  }

  listRoutes(options: KindlerRequestOptions = {}) {
    return this.#get(['routes'], options);
  }

  getRoute(name: string, options: KindlerRequestOptions = {}) {
    return this.#get(['routes', name], options);
  }

  getRouteAvailability(name: string, options: KindlerRequestOptions = {}) {
    return this.#get(['routes', name, 'availability'], options);
  }

  traceRoute(name: string, options: KindlerRequestOptions = {}) {
    return this.#get(['routes', name, 'trace'], options);
  }

  planRouteSwitch(
    name: string,
    request: SwitchRouteRequest,
    options: KindlerRequestOptions = {},
  ): Promise<SwitchPlan> {
    const body = { ...request, dryRun: true };
    return this.#send('POST', ['routes', name, 'switch'], options, body);
  }

  switchRoute(
    name: string,
    request: SwitchRouteRequest & { idempotencyKey?: string },
    options: KindlerRequestOptions = {},
  ) {
    const { idempotencyKey, ...rest } = request;
    const body = { ...rest, dryRun: false };
    const path = ['routes', name, 'switch'];
    return this.#send('POST', path, options, body, idempotencyKey);
  }

  listOperations(
    filter: ListOperationsFilter = {},
    options: KindlerRequestOptions = {},
  ) {
    return this.#get(['operations'], options, { ...filter });
  }

  getOperation(id: string, options: KindlerRequestOptions = {}) {
    return this.#get(['operations', id], options);
  }

  getOperationLog(id: string, options: KindlerRequestOptions = {}) {
    return this.#get(['operations', id, 'log'], options);
  }

  cancelOperation(id: string, options: KindlerRequestOptions = {}) {
    return this.#send('POST', ['operations', id, 'cancel'], options);
  }

  #get(
    path: string[],
    options: KindlerRequestOptions,
    query?: KindlerRequest['query'],
  ) {
    return this.#requests.send({ method: 'GET', path, query }, options);
  }

  #send(
    method: 'POST' | 'DELETE',
    path: string[],
    options: KindlerRequestOptions,
    body?: object,
    idempotencyKey?: string,
  ) {
    return this.#requests.send({ method, path, body, idempotencyKey }, options);
  }
}
