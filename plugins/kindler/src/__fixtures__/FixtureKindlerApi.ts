import { NotFoundError } from '@backstage/errors';
import { word } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerFrontendApi } from '../apis';
import { allDatabases, databases } from './databases';
import { availability } from './availability';
import { backupList } from './backups';
import {
  connection,
  credentials,
  environments,
  providers,
  reconcilePlan,
  temporaryCredentials,
} from './environments';
import { events } from './events';
import { discovery } from './discovery';
import { driftList } from './drift';
import { edge, gateways } from './gateways';
import { history } from './history';
import { incidents } from './incidents';
import {
  databaseList,
  environmentList,
  findingList,
  gatewayList,
  routeList,
} from './lists';
import { operations, switchedOver } from './operations';
import { brokenTrace, okTrace, routes } from './routes';
import { NOW } from './times';

function named<T>(items: T[], name: string, nameOf: (item: T) => string): T {
  const item = items.find(candidate => nameOf(candidate) === name);
  if (!item) {
    throw new NotFoundError(`There is no '${name}'`);
  }
  return item;
}

const nameOf = ({ name }: { name: string }) => name;
const idOf = ({ id }: { id: string }) => id;
const freshness = { status: 'live' as const, observedAt: NOW };

/**
 * The API over fixtures, for tests and the development page only.
 */
export function createFixtureApi(
  changes: Partial<KindlerFrontendApi> = {},
): KindlerFrontendApi {
  return {
    listEnvironments: async filter => environmentList(environments, {}, filter),
    getEnvironment: async name => ({
      now: NOW,
      item: named(environments, name, nameOf),
      freshness,
    }),
    createEnvironment: async () => ({ now: NOW, item: operations[0] }),
    deleteEnvironment: async () => ({ now: NOW, item: operations[0] }),
    startEnvironment: async () => ({ now: NOW, item: operations[0] }),
    stopEnvironment: async () => ({ now: NOW, item: operations[0] }),
    reconcileEnvironment: async () => ({ now: NOW, item: operations[0] }),
    planEnvironmentCreation: async ({ name, provider }) => ({
      now: NOW,
      environment: name,
      provider,
      details: {},
    }),
    updateEnvironment: async () => ({ now: NOW, item: operations[0] }),
    planEnvironmentUpdate: async () => reconcilePlan,
    planEnvironmentReconcile: async () => reconcilePlan,
    listDrift: async filter => driftList(filter),
    listProviders: async () => providers,
    getEnvironmentConnection: async () => connection,
    createEnvironmentCredentials: async (_, { kind }) =>
      kind === 'temporary'
        ? {
            ...credentials,
            id: temporaryCredentials.items[0].id,
            user: temporaryCredentials.items[0].id,
            validUntil: temporaryCredentials.items[0].validUntil,
          }
        : credentials,
    listEnvironmentCredentials: async () => temporaryCredentials,
    revokeEnvironmentCredential: async (environment, id) => ({
      environment,
      id,
      dropped: true,
      now: NOW,
    }),
    listBackups: async ({ source }) => ({
      ...backupList,
      sources: backupList.sources.filter(
        ({ name }) => !source || name === source,
      ),
      items: backupList.items.filter(item => !source || item.source === source),
    }),
    createBackup: async () => ({ now: NOW, item: operations[0] }),
    restoreBackup: async () => ({ now: NOW, item: operations[0] }),
    listDatabases: async filter => databaseList(databases, filter),
    getDatabase: async name => ({
      now: NOW,
      item: named(allDatabases, name, nameOf),
    }),
    getDatabaseHistory: async () => ({ now: NOW, items: history }),
    listFindings: async filter =>
      findingList(
        databases.flatMap(({ name, findings }) =>
          findings.map(finding => ({ ...finding, database: name })),
        ),
        filter,
        incidents.flatMap(({ database, endedAt }) =>
          endedAt ? [] : [database],
        ),
      ),
    listEvents: async ({ database, kind }) => ({
      now: NOW,
      items: events.filter(
        event =>
          (!database || event.database === database) &&
          (!kind || event.kind === kind),
      ),
    }),
    listIncidents: async ({ database, open }) => ({
      now: NOW,
      items: incidents.filter(
        incident =>
          (!database || incident.database === database) &&
          (open === undefined || open === (incident.endedAt === undefined)),
      ),
    }),
    getIncident: async (_, id) => ({
      now: NOW,
      item: named(incidents, id, idOf),
    }),
    getDatabaseAvailability: async name => ({
      ...availability,
      database: name,
    }),
    getRouteAvailability: async name => ({
      now: NOW,
      item: { ...availability.routes[0], route: name },
    }),
    acknowledgeFinding: async name => ({
      now: NOW,
      item: named(allDatabases, name, nameOf),
    }),
    planDatabaseAction: async (name, action) => ({
      now: NOW,
      database: name,
      action,
      possible: true,
      via: 'Patroni of orders-2 (http://orders-2.example:8008)',
      checks: [
        {
          name: 'leader',
          ok: true,
          blocking: true,
          message: word('plan-leader', { leader: 'orders-2' }),
        },
        {
          name: 'candidate-lag',
          ok: 'unknown',
          blocking: false,
          message: word('plan-lag-unknown', { member: 'orders-3' }),
        },
      ],
      effects: [
        word('effect-handover', {
          next: word('effect-fit-replica', {}),
          leader: 'orders-2',
        }),
      ],
    }),
    runDatabaseAction: async () => ({ now: NOW, item: switchedOver }),
    listGateways: async filter => gatewayList(gateways, filter),
    getGateway: async name => ({ now: NOW, item: named([edge], name, nameOf) }),
    discoverGateway: async () => ({ now: NOW, item: discovery }),
    listRoutes: async filter => routeList(routes, filter),
    getRoute: async name => ({ now: NOW, item: named(routes, name, nameOf) }),
    traceRoute: async name =>
      name === 'billing-rw' ? brokenTrace : { ...okTrace, route: name },
    planRouteSwitch: async (name, { target }) => ({
      now: NOW,
      route: name,
      from: 'orders',
      to: target,
      possible: true,
      checks: [
        {
          name: 'target-answers',
          ok: true,
          message: word('switch-target-writes', {}),
          blocking: true,
        },
        {
          name: 'max-connections',
          ok: false,
          message: word('switch-connections', { used: 14, room: 6 }),
          blocking: false,
        },
        {
          name: 'system-identifier',
          ok: 'unknown',
          message: word('switch-system-unknown', {}),
          blocking: false,
        },
      ],
      commands: [
        'set server orders_rw/pg2 state drain',
        'set server orders_rw/archive1 state ready',
      ],
    }),
    setServerState: async () => ({ now: NOW, item: operations[1] }),
    endOldSessions: async () => ({ now: NOW, item: operations[1] }),
    changePoolers: async () => ({ now: NOW, item: operations[1] }),
    switchRoute: async () => ({ now: NOW, item: operations[1] }),
    listOperations: async ({ subjectKind }) => ({
      now: NOW,
      items: operations.filter(
        ({ subject }) => !subjectKind || subject.kind === subjectKind,
      ),
    }),
    getOperation: async id => ({ now: NOW, item: named(operations, id, idOf) }),
    getOperationLog: async () => ({
      now: NOW,
      items: [
        {
          seq: 1,
          at: '2026-11-22T09:00:00.000Z',
          level: 'info',
          step: 'preflight',
          message: 'asked archive-1',
        },
      ],
    }),
    cancelOperation: async () => ({ now: NOW, item: operations[0] }),
    ...changes,
  } as KindlerFrontendApi;
}
