import type { ClientSnapshot } from '../model/ClientSnapshot';
import type { RouteSnapshot } from '../model/ClusterSnapshot';
import type { GatewayReading } from '../model/haproxy/GatewayReading';

/** Updates the routes with the statistics of a gateway. */
export function withStats(
  routes: RouteSnapshot[],
  gateway: string,
  stats: GatewayReading,
): RouteSnapshot[] {
  return routes.map(route =>
    route.gateway === gateway ? { ...route, stats } : route,
  );
}

/** Updates the routes with the client state of one of them. */
export function withClient(
  routes: RouteSnapshot[],
  name: string,
  client: ClientSnapshot,
): RouteSnapshot[] {
  return routes.map(route =>
    route.name === name ? { ...route, client } : route,
  );
}
