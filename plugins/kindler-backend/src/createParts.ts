import { InputError } from '@backstage/errors';
import type {
  EnvironmentProvider,
  EnvironmentRegistration,
} from '@kindler/backstage-plugin-kindler-node';
import type { KindlerConfig } from './config';
import { DatabaseProvider, EnvironmentParts } from './providers';

const ADMIN_TIMEOUT_MS = 10_000;

/** What makes the outside part of environments: as it is configured, and what modules brought. */
export function createParts(
  config: KindlerConfig,
  added: EnvironmentProvider[],
  registrations: EnvironmentRegistration[],
): EnvironmentParts {
  const providers: EnvironmentProvider[] = [];
  const { database } = config.providers;
  const route = config.routes.find(({ name }) => name === database?.route);
  if (database && route) {
    providers.push(
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
  const parts = new EnvironmentParts([...providers, ...added], registrations);
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
