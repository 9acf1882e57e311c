import { InputError } from '@backstage/errors';
import { databaseRoutes } from '@kindler/backstage-plugin-kindler-common';
import type { StartContext } from '../starting/startOnce';

/**
 * Refuses a route behind which no databases are made. Where Kindler does not say which those are, it refuses the request
 * itself.
 *
 * @throws InputError that names the routes that there are
 */
export async function expectDatabaseRoute(
  route: string | undefined,
  { kindler, credentials }: Pick<StartContext, 'kindler' | 'credentials'>,
): Promise<void> {
  if (!route) {
    return;
  }
  const providers = await kindler
    .listProviders({ credentials })
    .catch(() => undefined);
  const routes = providers && databaseRoutes(providers);
  if (routes && !routes.includes(route)) {
    throw new InputError(
      `route: "${route}" is not one of those behind which databases are made: ${
        routes.join(', ') || 'there are none'
      }`,
    );
  }
}
