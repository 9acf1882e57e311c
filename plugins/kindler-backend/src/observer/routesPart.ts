import type { ClientSnapshot } from '../model/ClientSnapshot';
import type { RouteSnapshot } from '../model/ClusterSnapshot';
import type { GatewayReading } from '../model/haproxy/GatewayReading';
import type { PoolerState } from '../model/PoolerState';
import type { Reading } from '../model/Reading';

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

/** Updates the routes with what a pooler of one of them says. */
export function withPooler(
  routes: RouteSnapshot[],
  name: string,
  address: string,
  reading: Reading<PoolerState>,
): RouteSnapshot[] {
  return routes.map(route =>
    route.name === name
      ? { ...route, poolers: { ...route.poolers, [address]: reading } }
      : route,
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
