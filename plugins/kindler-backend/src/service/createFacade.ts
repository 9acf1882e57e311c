import { NotFoundError } from '@backstage/errors';
import type {
  Database,
  KindlerApi,
  Operation,
} from '@kindler/backstage-plugin-kindler-common';
import { createDatabaseCompleter } from './createDatabaseCompleter';
import type { Domains } from './Domains';
import { createLists } from './lists';
import {
  toDatabaseResource,
  type Visibility,
  type Things,
} from './permissions';
import { withoutActions } from './withoutActions';

/** The caller, after permissions were checked. */
export interface Actor {
  /** Entity ref of a user, or the subject of a service. */
  requester: string;
  /** What the caller may see in the answer. */
  visibility: Visibility;
}

/** Creates the one facade over the domains. It trusts its caller: see authorizeKindler. */
export function createFacade(
  domains: Domains,
  things: Things,
): KindlerApi<Actor> {
  const { environments, observer, events, incidents, operations } = domains;
  const { environmentChanges: changes, temporaryCredentials } = domains;
  const { acknowledgements, actions, availability } = domains;
  const { discoverer, gateways, routes } = domains;
  const complete = createDatabaseCompleter(domains);
  const lists = createLists(domains);
  const requireDatabase = (name: string) =>
    required(observer.getDatabase(name), 'database cluster', name);
  const requireGateway = (name: string) =>
    required(observer.getGateway(name), 'gateway', name);
  const seenNames = (visibility: Visibility) => {
    const sees = seesDatabase(visibility);
    return (
      sees &&
      observer
        .listDatabases()
        .filter(sees)
        .map(({ name }) => name)
    );
  };
  const accepted = (item: Operation) => {
    domains.wake();
    return stamped({ item });
  };

  return {
    listEnvironments: async (filter, { visibility }) =>
      stamped(await lists.environments(filter, visibility.environment)),
    getEnvironment: async name => environments.get(name),
    planEnvironmentCreation: async (request, { requester, visibility }) =>
      stamped(
        await domains.environmentCreator.plan(
          request,
          requester,
          visibility.environment,
        ),
      ),
    createEnvironment: async (request, { requester, visibility }) =>
      accepted(
        await domains.environmentCreator.create(
          request,
          requester,
          visibility.environment,
        ),
      ),
    deleteEnvironment: async (name, request, { requester }) =>
      accepted(await changes.delete(name, request, requester)),
    startEnvironment: async (name, request, { requester }) =>
      accepted(await changes.start(name, request, requester)),
    stopEnvironment: async (name, request, { requester }) =>
      accepted(await changes.stop(name, request, requester)),
    planEnvironmentUpdate: async (name, request, { visibility }) =>
      domains.changePlanner.planUpdate(name, request, visibility.environment),
    updateEnvironment: async (name, request, { requester, visibility }) =>
      accepted(
        await changes.update(name, request, requester, visibility.environment),
      ),
    extendEnvironment: async (name, request) => {
      await domains.expiry.extend(name, request);
      return environments.get(name);
    },
    planEnvironmentReconcile: async name =>
      domains.changePlanner.planReconcile(name),
    reconcileEnvironment: async (name, request, { requester }) =>
      accepted(await changes.reconcile(name, request, requester)),
    planEnvironmentImport: async request =>
      stamped(await domains.environmentImporter.plan(request)),
    importEnvironments: async request =>
      stamped(await domains.environmentImporter.import(request)),
    listDrift: async (filter, { visibility }) =>
      stamped(await lists.drift(filter, visibility.environment)),
    listProviders: async () => environments.listProviders(),
    getEnvironmentConnection: async name => environments.getConnection(name),
    createEnvironmentCredentials: async (name, request, { requester }) =>
      request.kind === 'temporary'
        ? temporaryCredentials.issue(
            await environments.getConnection(name),
            request,
            requester,
          )
        : environments.createCredentials(name, request, requester),
    listEnvironmentCredentials: async name =>
      stamped(await temporaryCredentials.list(name)),
    revokeEnvironmentCredential: async (name, id) =>
      stamped(await temporaryCredentials.revoke(name, id)),

    listBackups: async (filter, { visibility }) =>
      stamped(await lists.backups(filter, visibility.backup)),
    createBackup: async (request, { requester }) =>
      accepted(await domains.backups.run(request, requester)),
    restoreBackup: async (id, request, { requester }) =>
      accepted(await domains.backups.restore(id, request, requester)),

    listDatabases: async (filter, { visibility }) =>
      stamped(await lists.databases(filter, seesDatabase(visibility))),
    getDatabase: async name =>
      stamped({ item: complete(requireDatabase(name)) }),
    getDatabaseHistory: async name =>
      stamped({ items: await domains.history.read(requireDatabase(name)) }),
    getDatabaseAvailability: async name => {
      requireDatabase(name);
      return stamped(await availability.ofDatabase(name));
    },
    getDatabaseFindings: async name =>
      stamped({ items: requireDatabase(name).findings }),
    listFindings: async (filter, { visibility }) =>
      stamped(await lists.findings(filter, seesDatabase(visibility))),
    listEvents: async (filter, { visibility }) =>
      stamped(
        await events.list(filter, {
          databases: seenNames(visibility),
          withoutActions: visibility.hidesWhoActed,
        }),
      ),
    listIncidents: async (filter, { visibility }) =>
      stamped(await incidents.list(filter, Date.now(), seenNames(visibility))),
    getIncident: async (database, id, { visibility }) => {
      const incident = await incidents.get(database, id, Date.now());
      const item = visibility.hidesWhoActed
        ? withoutActions(incident)
        : incident;
      return stamped({ item });
    },
    acknowledgeFinding: async (name, request, { requester }) => {
      await acknowledgements.acknowledge(
        requireDatabase(name),
        request,
        requester,
      );
      return stamped({ item: complete(requireDatabase(name)) });
    },
    planDatabaseAction: async (name, action, request) =>
      actions.plan(name, { ...request, action }),
    runDatabaseAction: async (name, action, request, { requester }) =>
      accepted(await actions.run(name, { ...request, action }, requester)),

    listGateways: async filter => stamped(await lists.gateways(filter)),
    getGateway: async name => stamped({ item: requireGateway(name) }),
    getGatewayStats: async name => stamped({ item: requireGateway(name) }),
    discoverGateway: async name =>
      stamped({ item: await discoverer.discover(name) }),
    listGatewayClients: async name =>
      stamped({ items: await discoverer.listClients(name) }),
    setServerState: async (name, server, request, { requester }) =>
      accepted(await gateways.setServer(name, server, request, requester)),
    endOldSessions: async (name, request, { requester }) =>
      accepted(await gateways.endOldSessions(name, request, requester)),

    listRoutes: async (filter, { visibility }) =>
      stamped(await lists.routes(filter, visibility.route)),
    getRoute: async name => routes.get(name),
    getRouteAvailability: async name => {
      const item = await availability.ofRoute(name);
      return stamped({ item: required(item, 'route', name) });
    },
    traceRoute: async name => routes.trace(name),
    planRouteSwitch: async (name, request) => routes.plan(name, request),
    switchRoute: async (name, request, { requester }) =>
      accepted(await routes.switch(name, request, requester)),
    changePoolers: async (name, request, { requester }) =>
      accepted(await routes.changePoolers(name, request, requester)),

    planRouteMigration: async (name, request) =>
      domains.migrations.plan(name, request),
    migrateRoute: async (name, request, { requester }) =>
      accepted(await domains.migrations.migrate(name, request, requester)),

    listOperations: async (filter, { visibility }) =>
      stamped(
        await operations.list(
          filter,
          Object.keys(visibility).length > 0
            ? things.seesSubject(visibility)
            : undefined,
        ),
      ),
    getOperation: async id => {
      const item = await operations.get(id);
      const next = await domains.abandonment.nextOf(item);
      return stamped({ item: { ...item, ...(next && { next }) } });
    },
    getOperationLog: async id =>
      stamped({ items: await operations.readLog(id) }),
    cancelOperation: async id => accepted(await operations.requestCancel(id)),
    resumeOperation: async (id, { requester }) =>
      accepted(await operations.resume(id, requester)),
    retryOperation: async (id, { reason }, { requester }) =>
      accepted(await domains.retries.retry(id, requester, reason)),
    abandonOperation: async (id, { reason }, { requester }) =>
      accepted(await domains.abandonment.abandon(id, reason, requester)),
  };
}

function seesDatabase({ database: sees }: Visibility) {
  return sees && ((each: Database) => sees(toDatabaseResource(each)));
}

function required<T>(item: T | undefined, kind: string, name: string): T {
  if (item === undefined) {
    throw new NotFoundError(`No ${kind} '${name}'`);
  }
  return item;
}

function stamped<T extends object>(answer: T): T & { now: string } {
  return { ...answer, now: new Date().toISOString() };
}
