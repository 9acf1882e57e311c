import type { KindlerConfig } from './config';
import { DatabaseProvider } from './providers';

const ADMIN_TIMEOUT_MS = 10_000;

/** What makes the outside part of environments, as it is configured. */
export function createProviders(config: KindlerConfig) {
  const { database } = config.providers;
  const route = config.routes.find(({ name }) => name === database?.route);
  return database && route
    ? [
        DatabaseProvider.create({
          route: route.name,
          admin: {
            ...route.listener,
            user: database.user,
            password: database.password,
            database: database.adminDatabase,
            timeoutMs: ADMIN_TIMEOUT_MS,
          },
        }),
      ]
    : [];
}
