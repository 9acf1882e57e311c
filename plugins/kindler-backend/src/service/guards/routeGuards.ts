import {
  routeMigratePermission,
  gatewayChangePermission,
  gatewayInspectPermission,
  gatewayReadPermission,
  routeReadPermission,
  routeSwitchPermission,
} from '@kindler/backstage-plugin-kindler-common';
import { byName, name, type Guards } from './Guard';

const READ = { about: 'route', permission: routeReadPermission } as const;

const SWITCH = {
  about: 'route',
  permission: routeSwitchPermission,
  which: byName,
} as const;

const MIGRATE = {
  about: 'route',
  permission: routeMigratePermission,
  which: byName,
} as const;

export const routeGuards = {
  listGateways: { permission: gatewayReadPermission, eventId: 'gateway-list' },
  getGateway: {
    permission: gatewayReadPermission,
    eventId: 'gateway-fetch',
    meta: name,
  },
  getGatewayStats: {
    permission: gatewayReadPermission,
    eventId: 'gateway-fetch',
    meta: name,
  },
  discoverGateway: {
    permission: gatewayInspectPermission,
    eventId: 'gateway-discover',
    meta: name,
  },
  listGatewayClients: {
    permission: gatewayInspectPermission,
    eventId: 'gateway-clients',
    meta: name,
  },
  setServerState: {
    permission: gatewayChangePermission,
    eventId: 'gateway-server',
    meta: (gateway, server, { proxy, state, weight, reason }) => ({
      name: gateway,
      proxy,
      server,
      state,
      weight: weight?.toString(),
      reason,
    }),
  },
  endOldSessions: {
    permission: gatewayChangePermission,
    eventId: 'gateway-sessions',
    meta: (gateway, { pid, proxy, server, reason }) => ({
      name: gateway,
      pid: pid?.toString(),
      proxy,
      server,
      reason,
    }),
  },
  listRoutes: { ...READ, which: 'each', eventId: 'route-list' },
  getRoute: { ...READ, which: byName, eventId: 'route-fetch', meta: name },
  getRouteAvailability: {
    ...READ,
    which: byName,
    eventId: 'route-availability-fetch',
    meta: name,
  },
  traceRoute: { ...READ, which: byName, eventId: 'route-trace', meta: name },
  planRouteSwitch: {
    ...SWITCH,
    eventId: 'route-switch-plan',
    meta: (route, { target }) => ({ name: route, target }),
  },
  switchRoute: {
    ...SWITCH,
    eventId: 'route-switch',
    meta: (route, { target, reason }) => ({ name: route, target, reason }),
  },
  changePoolers: {
    ...SWITCH,
    eventId: 'route-pooler',
    meta: (route, { action, reason }) => ({ name: route, action, reason }),
  },
  planRouteMigration: {
    ...MIGRATE,
    eventId: 'route-migrate-plan',
    meta: (route, { target, databases }) => ({
      name: route,
      target,
      databases: databases.join(),
    }),
  },
  migrateRoute: {
    ...MIGRATE,
    eventId: 'route-migrate',
    meta: (route, { target, databases, reason }) => ({
      name: route,
      target,
      databases: databases.join(),
      reason,
    }),
  },
} satisfies Partial<Guards>;
