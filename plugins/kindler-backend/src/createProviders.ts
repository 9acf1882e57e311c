import type { EnvironmentProvider } from '@kindler/backstage-plugin-kindler-node';
import type { KindlerConfig } from './config';
import { DatabaseProvider, EnvironmentProviders } from './providers';

const ADMIN_TIMEOUT_MS = 10_000;

/** What makes the outside part of environments: as it is configured, and what modules brought. */
export function createProviders(
  config: KindlerConfig,
  added: EnvironmentProvider[],
): EnvironmentProviders {
  const providers = new EnvironmentProviders();
  const { database } = config.providers;
  const route = config.routes.find(({ name }) => name === database?.route);
  if (database && route) {
    providers.add(
      new DatabaseProvider({
        route: route.name,
        admin: {
          ...route.listener,
          user: database.user,
          password: database.password,
          database: database.adminDatabase,
          tls: database.tls,
          timeoutMs: ADMIN_TIMEOUT_MS,
        },
      }),
    );
  }
  added.forEach(provider => providers.add(provider));
  return providers;
}
