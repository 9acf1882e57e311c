import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import {
  BackupFolder,
  BackupReader,
  Backups,
  BackupService,
  BackupTask,
  BackupWatch,
  KINDLER_SOURCE,
  type BackupSource,
  type BackupSources,
  type BackupTargets,
  type BackupWork,
} from './backups';
import type { KindlerConfig } from './config';
import { readAdmins } from './createParts';
import type { EnvironmentService } from './environments';
import type { BackupAges } from './model/BackupAges';
import type { Observer } from './observer';
import type { OperationStore } from './operations';
import type { SqlTarget } from './postgres';

const TIMEOUT_MS = 10_000;

export interface CreateBackupsOptions {
  config: KindlerConfig;
  environments: Pick<EnvironmentService, 'readAll' | 'find'>;
  operations: OperationStore;
  observer: Pick<Observer, 'setNoted'>;
  auditor: AuditorService;
  logger: LoggerService;
}

/** What the steps of backups need; undefined if `kindler.backups` is not configured. */
export function createBackupWork(
  config: KindlerConfig,
): BackupWork | undefined {
  const { backups: settings } = config;
  return (
    settings && {
      settings,
      folder: new BackupFolder(settings.folder),
      targets: createTargets(config),
    }
  );
}

/** Builds what serves requests for backups, and the task that begins and removes them. */
export function createBackups(
  work: BackupWork | undefined,
  options: CreateBackupsOptions,
) {
  if (!work) {
    return { backups: new Backups(), tasks: [] };
  }
  const sources = createSources(options, work.targets);
  const reader = new BackupReader({ ...work, sources });
  const service = new BackupService({ ...options, ...work, sources });
  const task = new BackupTask({ ...options, ...work, sources, service });
  const watch = new BackupWatch({
    ...work,
    sources,
    onAges: ages => tellClusters(ages, options, work.targets),
  });
  // Without a schedule nobody said how old a backup may be.
  const isScheduled = work.settings.everyMs !== undefined;
  return {
    backups: new Backups({ reader, service }),
    tasks: [task.toScheduled(), ...(isScheduled ? [watch.toScheduled()] : [])],
  };
}

/** Tells the clusters that lie behind routes of which databases are backed up. */
function tellClusters(
  ages: BackupAges,
  { config, observer }: CreateBackupsOptions,
  targets: BackupTargets,
) {
  const names = config.routes
    .filter(({ name }) => targets.routes().includes(name))
    .flatMap(route => route.targets.map(({ database }) => database));
  for (const name of new Set(names)) {
    observer.setNoted(name, { backups: ages });
  }
}

/** Databases are dumped and restored through their routes, like everything else. */
function createTargets(config: KindlerConfig): BackupTargets {
  const admins = readAdmins(config);
  const kindler = kindlerTarget(config);
  if (config.database && kindler && !admins.has(config.database.route)) {
    admins.set(config.database.route, kindler);
  }
  const admin = (route: string) => {
    const found = admins.get(route);
    if (!found) {
      throw new ConflictError(
        `Nothing is administered behind route '${route}'; add it to kindler.providers.database.furtherRoutes`,
      );
    }
    return found;
  };
  return {
    toDump: ({ kind, route, database }) =>
      kind === 'kindler-database' && kindler
        ? kindler
        : { ...admin(route), database },
    admin,
    routes: () => [...admins.keys()],
  };
}

function kindlerTarget({
  database,
  routes,
}: KindlerConfig): SqlTarget | undefined {
  const route = routes.find(({ name }) => name === database?.route);
  return (
    database &&
    route && {
      ...route.listener,
      user: database.user,
      password: database.password,
      database: database.database,
      tls: database.tls,
      timeoutMs: TIMEOUT_MS,
    }
  );
}

function createSources(
  { config, environments }: CreateBackupsOptions,
  targets: BackupTargets,
): BackupSources {
  const kindler: BackupSource | undefined = config.database && {
    name: KINDLER_SOURCE,
    kind: 'kindler-database',
    route: config.database.route,
    database: config.database.database,
  };
  const toSource = (environment: Environment): BackupSource | undefined => {
    const place = environment.connections.find(
      ({ kind }) => kind === 'postgresql',
    );
    if (
      place?.kind !== 'postgresql' ||
      !targets.routes().includes(place.route)
    ) {
      return undefined;
    }
    const { name, owner } = environment;
    const { route, database } = place;
    return { name, kind: 'environment', owner, route, database };
  };
  return {
    async list() {
      const { items } = await environments.readAll();
      const present = items.flatMap(item => {
        const source = toSource(item);
        return source ? [{ ...source, createdAt: item.createdAt }] : [];
      });
      return [...(kindler ? [kindler] : []), ...present];
    },
    async find(name) {
      if (name === KINDLER_SOURCE) {
        return kindler && { name, source: kindler };
      }
      const [environment] = await environments.find([name]);
      return (
        environment && {
          name,
          owner: environment.owner,
          source: toSource(environment),
        }
      );
    },
  };
}
