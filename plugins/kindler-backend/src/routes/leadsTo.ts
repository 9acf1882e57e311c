import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../config';

/** Returns the cluster to which a route leads now; undefined if it leads to several, to none, or if that is unknown. */
export function leadsTo(
  { name, targets }: Pick<RouteConfig, 'name' | 'targets'>,
  getDatabase: (name: string) => Database | undefined,
): string | undefined {
  const databases = [...new Set(targets.map(({ database }) => database))];
  const open = databases.filter(database =>
    getDatabase(database)?.gateways.some(
      ({ route, servers }) =>
        route === name && servers.some(({ up }) => up === true),
    ),
  );
  const known = databases.length > 1 ? open : databases;
  return known.length === 1 ? known[0] : undefined;
}
