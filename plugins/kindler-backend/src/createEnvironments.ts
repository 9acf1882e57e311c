import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type {
  EnvironmentProvider,
  EnvironmentRegistration,
} from '@kindler/backstage-plugin-kindler-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  createCredentials,
  type CreateCredentialsOptions,
} from './createCredentials';
import { createHosts } from './createHosts';
import { createKindlerDatabase } from './createKindlerDatabase';
import { createParts } from './createParts';
import {
  Abandonment,
  Allocator,
  type CatalogEnvironments,
  DriftReader,
  EnvironmentChanges,
  EnvironmentCreator,
  EnvironmentImporter,
  EnvironmentInspector,
  EnvironmentPages,
  EnvironmentReader,
  EnvironmentService,
  EnvironmentTable,
  Expiry,
  ExpiryTable,
  ExpiryTask,
  ImportTable,
  LostChanges,
  ObserveLoop,
  PasswordHandover,
  ChangePlanner,
  ReconcileTask,
  SightingTable,
  type RouteAccess,
} from './environments';
import { ExpiryNotices } from './notifications';
import type {
  NewOperation,
  OperationRetries,
  OperationStore,
} from './operations';
import { UnconfiguredDatabase } from './postgres';
import type { LastKnownStore } from './store';

export interface CreateEnvironmentsOptions extends CreateCredentialsOptions {
  lastKnown: LastKnownStore;
  providers: EnvironmentProvider[];
  registrations: EnvironmentRegistration[];
  notifications: NotificationService;
  /** Missing if there is no catalog. */
  catalog?: CatalogEnvironments;
}

export interface EnvironmentNeeds {
  operations: OperationStore;
  retries: OperationRetries;
  runHere(request: NewOperation): Promise<Operation>;
  beginHere(request: NewOperation): Promise<Operation>;
  findAccess(route: string): Promise<RouteAccess | undefined>;
}

/** Builds the parts that create, record and observe environments. */
export function createEnvironments(options: CreateEnvironmentsOptions) {
  const { config, announcer, lastKnown, logger } = options;
  const kindlerDatabase = createKindlerDatabase(config, logger);
  const database = kindlerDatabase ?? new UnconfiguredDatabase();
  const hosts = createHosts(config);
  const parts = createParts(config, options.providers, [
    ...(hosts ? [hosts.registration] : []),
    ...options.registrations,
  ]);
  const notices = config.notifications.enabled
    ? new ExpiryNotices(options.notifications)
    : undefined;
  const { protectedNames, allocation } = config.environments;
  const isProtected = (name: string) => protectedNames.includes(name);
  const allocator = new Allocator({ database, parts, ranges: allocation });
  const expiryTable = new ExpiryTable(database);
  const tables = {
    database,
    allocator,
    connectionsOf: parts.connectionsOf.bind(parts),
    isProtected,
  };
  const table = new EnvironmentTable(tables);
  const inspector = new EnvironmentInspector(parts);
  const reader = new EnvironmentReader({ database, table, lastKnown, logger });
  const drift = new DriftReader({
    reader,
    parts,
    catalog: config.environments.comparesCatalog ? options.catalog : undefined,
  });
  const credentials = createCredentials(options, { table, parts });
  const passwords = new PasswordHandover();
  const onChange = async (name: string, change: 'upserted' | 'removed') => {
    reader.look(name);
    announcer.signal('environment', [name]);
    await announcer.publish({ kind: 'environment', name, change });
  };
  const expiry = new Expiry({ table: expiryTable, isProtected, onChange });
  const loop = new ObserveLoop({
    table: new SightingTable(tables),
    inspector,
    kinds: parts.providers.kinds(),
    onChange: name => onChange(name, 'upserted'),
  });
  let lost: LostChanges | undefined;
  return {
    /** For the definitions of operations. */
    work: { table, parts, inspector, passwords, onChange },
    /** For requests. */
    domains: ({ operations, retries, ...needs }: EnvironmentNeeds) => ({
      abandonment: new Abandonment({ operations, retries, parts }),
      environments: new EnvironmentService({
        reader,
        table,
        pages: new EnvironmentPages(tables),
        allocator,
        parts,
        passwords,
        ...needs,
      }),
      environmentChanges: new EnvironmentChanges({
        table,
        parts,
        operations,
        expiry,
        allocator,
        isProtected,
        ...needs,
      }),
      environmentCreator: new EnvironmentCreator({
        table,
        allocator,
        expiry,
        parts,
        operations,
        isProtected,
      }),
      expiry,
      environmentImporter: new EnvironmentImporter({
        table: new ImportTable(database),
        onAdded: async names => {
          announcer.signal('environment', names);
          for (const name of names) {
            await announcer.publish({
              kind: 'environment',
              name,
              change: 'upserted',
            });
          }
        },
      }),
      drift,
      changePlanner: new ChangePlanner({
        table,
        parts,
        inspector,
        expiry,
        allocator,
        isProtected,
      }),
      temporaryCredentials: credentials.temporaryCredentials,
    }),
    /** Tasks that one of all backends runs from time to time. */
    tasks: (changes: EnvironmentChanges) => {
      const { noticeBefore } = config.environments.expiry;
      const task = new ExpiryTask({
        table: expiryTable,
        changes,
        protectedNames,
        noticeBefore,
        tell: notices && (ending => notices.tell(ending)),
        logger,
      });
      const { reconcileEvery } = config.environments;
      const repair = new ReconcileTask({ drift, changes, logger });
      return kindlerDatabase
        ? [
            task.toScheduled(),
            credentials.task,
            ...(reconcileEvery ? [repair.toScheduled(reconcileEvery)] : []),
          ]
        : [];
    },
    start(operations: OperationStore) {
      void kindlerDatabase?.start();
      hosts?.routes
        .prepare()
        .catch(error => logger.warn(`Hosts of environments: ${error.message}`));
      if (kindlerDatabase) {
        loop.start();
        lost = new LostChanges({
          table,
          operations,
          onChange: name => onChange(name, 'upserted'),
        });
        lost.start();
      }
    },
    async stop() {
      lost?.stop();
      await loop.stop();
      await kindlerDatabase?.stop();
    },
  };
}
