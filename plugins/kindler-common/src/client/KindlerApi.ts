import type {
  AcknowledgeRequest,
  ActionPlan,
  Availability,
  CreateEnvironmentRequest,
  DatabaseActionRequest,
  DatabaseAnswer,
  DatabaseList,
  EnvironmentAnswer,
  EnvironmentConnection,
  EnvironmentCredentials,
  EnvironmentList,
  EventList,
  FindingList,
  GatewayAnswer,
  GatewayList,
  HistoryList,
  IncidentAnswer,
  IncidentList,
  KindlerEventKind,
  OperationAnswer,
  OperationList,
  OperationLog,
  RouteAnswer,
  RouteAvailabilityAnswer,
  RouteList,
  SwitchPlan,
  SwitchRouteRequest,
  Trace,
} from '../types';

/** @public */
export interface ListEnvironmentsFilter {
  provider?: string;
  owner?: string;
  /** Rows a page, 1 to 500. */
  limit?: number;
  cursor?: string;
}

/** @public */
export interface ListOperationsFilter {
  subjectKind?: string;
  subjectName?: string;
  status?: string;
  limit?: number;
  cursor?: string;
}

/** @public */
export interface ListEventsFilter {
  database?: string;
  kind?: KindlerEventKind;
  /** Rows a page, 1 to 500. */
  limit?: number;
  cursor?: string;
}

/** @public */
export interface ListIncidentsFilter {
  database?: string;
  /** Only those that go on, or only those that are over. */
  open?: boolean;
  /** Rows a page, 1 to 500. */
  limit?: number;
  cursor?: string;
}

/**
 * The Kindler API. `TOptions` is how a caller says who it is: a token over HTTP, credentials within a backend.
 * Failed calls reject with the errors of `@backstage/errors`.
 * @public
 */
export interface KindlerApi<TOptions> {
  listEnvironments(
    filter: ListEnvironmentsFilter,
    options: TOptions,
  ): Promise<EnvironmentList>;
  getEnvironment(name: string, options: TOptions): Promise<EnvironmentAnswer>;
  /** The same key and body give the same operation; the same key with another body is a conflict. */
  createEnvironment(
    request: CreateEnvironmentRequest & { idempotencyKey?: string },
    options: TOptions,
  ): Promise<OperationAnswer>;
  deleteEnvironment(name: string, options: TOptions): Promise<OperationAnswer>;
  getEnvironmentConnection(
    name: string,
    options: TOptions,
  ): Promise<EnvironmentConnection>;
  /** Sets a new password and answers it once. */
  createEnvironmentCredentials(
    name: string,
    options: TOptions,
  ): Promise<EnvironmentCredentials>;

  listDatabases(options: TOptions): Promise<DatabaseList>;
  getDatabase(name: string, options: TOptions): Promise<DatabaseAnswer>;
  getDatabaseHistory(name: string, options: TOptions): Promise<HistoryList>;
  getDatabaseAvailability(
    name: string,
    options: TOptions,
  ): Promise<Availability>;
  listFindings(options: TOptions): Promise<FindingList>;
  listEvents(filter: ListEventsFilter, options: TOptions): Promise<EventList>;
  listIncidents(
    filter: ListIncidentsFilter,
    options: TOptions,
  ): Promise<IncidentList>;
  getIncident(
    database: string,
    id: string,
    options: TOptions,
  ): Promise<IncidentAnswer>;
  /** Takes note of a finding that would stay for ever, and answers the cluster as it is judged then. */
  acknowledgeFinding(
    name: string,
    request: AcknowledgeRequest,
    options: TOptions,
  ): Promise<DatabaseAnswer>;
  planDatabaseAction(
    name: string,
    request: DatabaseActionRequest,
    options: TOptions,
  ): Promise<ActionPlan>;
  /** The operation succeeds when the effect was observed, whatever the status code said. */
  runDatabaseAction(
    name: string,
    request: DatabaseActionRequest & { idempotencyKey?: string },
    options: TOptions,
  ): Promise<OperationAnswer>;

  listGateways(options: TOptions): Promise<GatewayList>;
  getGateway(name: string, options: TOptions): Promise<GatewayAnswer>;

  listRoutes(options: TOptions): Promise<RouteList>;
  getRoute(name: string, options: TOptions): Promise<RouteAnswer>;
  getRouteAvailability(
    name: string,
    options: TOptions,
  ): Promise<RouteAvailabilityAnswer>;
  traceRoute(name: string, options: TOptions): Promise<Trace>;
  planRouteSwitch(
    name: string,
    request: SwitchRouteRequest,
    options: TOptions,
  ): Promise<SwitchPlan>;
  switchRoute(
    name: string,
    request: SwitchRouteRequest & { idempotencyKey?: string },
    options: TOptions,
  ): Promise<OperationAnswer>;

  listOperations(
    filter: ListOperationsFilter,
    options: TOptions,
  ): Promise<OperationList>;
  getOperation(id: string, options: TOptions): Promise<OperationAnswer>;
  getOperationLog(id: string, options: TOptions): Promise<OperationLog>;
  cancelOperation(id: string, options: TOptions): Promise<OperationAnswer>;
}
