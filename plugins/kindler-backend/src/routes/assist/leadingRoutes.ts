import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';

export interface LeadingRoute {
  route: RouteConfig;
  /** The member behind each server of the route's proxy. */
  memberOf: ReadonlyMap<string, string>;
}

/** Routes that send writes to the leader now. */
export function leadingRoutes(
  routes: readonly RouteConfig[],
  database: Database,
  leader: string,
): LeadingRoute[] {
  return database.gateways.flatMap(({ intent, route: name, servers }) => {
    const route = routes.find(each => each.name === name);
    const leads = servers.some(
      ({ member, up }) => member === leader && up === true,
    );
    if (intent !== 'read-write' || !route || !leads) {
      return [];
    }
    const memberOf = new Map(
      servers.flatMap(({ name: server, member }) =>
        member ? [[server, member] as const] : [],
      ),
    );
    return [{ route, memberOf }];
  });
}
