import { InputError } from '@backstage/errors';
import type {
  EnvironmentProvider,
  EnvironmentRegistration,
} from '@kindler/backstage-plugin-kindler-node';
import type { DatabaseTargetConfig, KindlerConfig } from './config';
import type { SqlTarget } from './postgres';
import {
  DatabaseRegistration,
  DatabasesByRoute,
  EnvironmentParts,
} from './providers';

const ADMIN_TIMEOUT_MS = 10_000;

/** What makes the outside part of environments: as it is configured, and what modules brought. */
export function createParts(
  config: KindlerConfig,
  added: EnvironmentProvider[],
  registrations: EnvironmentRegistration[],
): EnvironmentParts {
  const databases = createDatabases(config);
  const isRegistration = config.providers.database?.asRegistration;
  const parts = new EnvironmentParts(
    [...(databases ? [databases] : []), ...added],
    [
      ...(databases && isRegistration
        ? [new DatabaseRegistration(databases)]
        : []),
      ...registrations,
    ],
  );
  for (const one of ['provider', 'registration'] as const) {
    const there = parts[`${one}s`];
    const missing = config[`${one}s`].ofModules.find(kind => !there.find(kind));
    if (missing !== undefined) {
      throw new InputError(
        `kindler.${one}s.${missing} has no ${one} here. Install the module that brings '${missing}', or correct or remove the key; there are: ${
          there.kinds().join(', ') || 'none'
        }`,
      );
    }
  }
  return parts;
}

/** Administrators of the servers behind routes on which databases are created, by route. */
export function readAdmins(config: KindlerConfig): Map<string, SqlTarget> {
  const { database } = config.providers;
  const targets = database ? [database, ...database.furtherRoutes] : [];
  return new Map(
    targets.map(target => {
      const { route, admin } = toAdmin(target, config);
      return [route, admin];
    }),
  );
}

function createDatabases(config: KindlerConfig): DatabasesByRoute | undefined {
  const { database } = config.providers;
  if (!database) {
    return undefined;
  }
  const { furtherRoutes, asRegistration: _, ...usual } = database;
  const toTarget = (each: DatabaseTargetConfig) => toAdmin(each, config);
  return new DatabasesByRoute([
    toTarget(usual),
    ...furtherRoutes.map(toTarget),
  ]);
}

/** How databases are administered behind a route, which is there: the configuration was checked. */
function toAdmin(target: DatabaseTargetConfig, { routes }: KindlerConfig) {
  const { route, adminDatabase, ...role } = target;
  const { listener } = routes.find(({ name }) => name === route)!;
  return {
    route,
    admin: {
      ...listener,
      ...role,
      database: adminDatabase,
      timeoutMs: ADMIN_TIMEOUT_MS,
    },
  };
}
