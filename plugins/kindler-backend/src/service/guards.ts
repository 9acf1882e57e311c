import {
  databaseAcknowledgePermission,
  databaseActionPermissions,
  databaseReadPermission,
  environmentCreatePermission,
  environmentCredentialsPermission,
  environmentDeletePermission,
  environmentReadPermission,
  gatewayReadPermission,
  operationCancelPermission,
  operationReadPermission,
  operationResumePermission,
  routeReadPermission,
  routeSwitchPermission,
  type DatabaseActionKind,
  type KindlerApi,
  type KindlerCall,
} from '@kindler/backstage-plugin-kindler-common';
import type { BasicPermission } from '@backstage/plugin-permission-common';

type Api = KindlerApi<never>;

/** What must hold before a call is carried out, and what the audit log says of it. */
export interface Guard<TArguments extends unknown[] = unknown[]> {
  /** Kebab-case, without the plugin's name. */
  eventId: string;
  permission: BasicPermission | ((...args: TArguments) => BasicPermission);
  /** What the call is about; never a secret. */
  meta?(...args: TArguments): Record<string, string | undefined>;
}

/** A call without a guard does not compile. */
type Guards = { [K in KindlerCall]: Guard<Parameters<Api[K]>> };

const name = (value: string) => ({ name: value });
const id = (value: string) => ({ id: value });
const action = (_name: string, kind: DatabaseActionKind) =>
  databaseActionPermissions[kind];

export const GUARDS: Guards = {
  listEnvironments: {
    eventId: 'environment-list',
    permission: environmentReadPermission,
  },
  getEnvironment: {
    eventId: 'environment-fetch',
    permission: environmentReadPermission,
    meta: name,
  },
  createEnvironment: {
    eventId: 'environment-create',
    permission: environmentCreatePermission,
    meta: request => ({ name: request.name, provider: request.provider }),
  },
  deleteEnvironment: {
    eventId: 'environment-delete',
    permission: environmentDeletePermission,
    meta: name,
  },
  getEnvironmentConnection: {
    eventId: 'environment-connection-fetch',
    permission: environmentReadPermission,
    meta: name,
  },
  createEnvironmentCredentials: {
    eventId: 'environment-credentials-create',
    permission: environmentCredentialsPermission,
    meta: name,
  },
  listDatabases: {
    eventId: 'database-list',
    permission: databaseReadPermission,
  },
  getDatabase: {
    eventId: 'database-fetch',
    permission: databaseReadPermission,
    meta: name,
  },
  getDatabaseHistory: {
    eventId: 'database-history-fetch',
    permission: databaseReadPermission,
    meta: name,
  },
  getDatabaseAvailability: {
    eventId: 'database-availability-fetch',
    permission: databaseReadPermission,
    meta: name,
  },
  getDatabaseFindings: {
    eventId: 'database-fetch',
    permission: databaseReadPermission,
    meta: name,
  },
  listFindings: {
    eventId: 'finding-list',
    permission: databaseReadPermission,
  },
  listEvents: {
    eventId: 'event-list',
    permission: databaseReadPermission,
    meta: ({ database }) => ({ database }),
  },
  listIncidents: {
    eventId: 'incident-list',
    permission: databaseReadPermission,
    meta: ({ database }) => ({ database }),
  },
  getIncident: {
    eventId: 'incident-fetch',
    permission: databaseReadPermission,
    meta: (database, incident) => ({ name: database, id: incident }),
  },
  acknowledgeFinding: {
    eventId: 'database-acknowledge',
    permission: databaseAcknowledgePermission,
    meta: (database, { finding, reason }) => ({
      name: database,
      finding,
      reason,
    }),
  },
  planDatabaseAction: {
    eventId: 'database-action-plan',
    permission: action,
    meta: (database, kind) => ({ name: database, action: kind }),
  },
  runDatabaseAction: {
    eventId: 'database-action',
    permission: action,
    meta: (database, kind, request) => ({
      name: database,
      action: kind,
      member: request.member,
      scheduledAt: request.scheduledAt,
      reason: request.reason,
    }),
  },
  listGateways: {
    eventId: 'gateway-list',
    permission: gatewayReadPermission,
  },
  getGateway: {
    eventId: 'gateway-fetch',
    permission: gatewayReadPermission,
    meta: name,
  },
  getGatewayStats: {
    eventId: 'gateway-fetch',
    permission: gatewayReadPermission,
    meta: name,
  },
  listRoutes: {
    eventId: 'route-list',
    permission: routeReadPermission,
  },
  getRoute: {
    eventId: 'route-fetch',
    permission: routeReadPermission,
    meta: name,
  },
  getRouteAvailability: {
    eventId: 'route-availability-fetch',
    permission: routeReadPermission,
    meta: name,
  },
  traceRoute: {
    eventId: 'route-trace',
    permission: routeReadPermission,
    meta: name,
  },
  planRouteSwitch: {
    eventId: 'route-switch-plan',
    permission: routeSwitchPermission,
    meta: (route, { target }) => ({ name: route, target }),
  },
  switchRoute: {
    eventId: 'route-switch',
    permission: routeSwitchPermission,
    meta: (route, { target, reason }) => ({ name: route, target, reason }),
  },
  listOperations: {
    eventId: 'operation-list',
    permission: operationReadPermission,
  },
  getOperation: {
    eventId: 'operation-fetch',
    permission: operationReadPermission,
    meta: id,
  },
  getOperationLog: {
    eventId: 'operation-log-fetch',
    permission: operationReadPermission,
    meta: id,
  },
  cancelOperation: {
    eventId: 'operation-cancel',
    permission: operationCancelPermission,
    meta: id,
  },
  resumeOperation: {
    eventId: 'operation-resume',
    permission: operationResumePermission,
    meta: id,
  },
};
