import type { ClientSnapshot } from '../model/ClientSnapshot';
import type { RouteSnapshot } from '../model/ClusterSnapshot';
import type { Reading } from '../model/Reading';
import { clientKey, gatewayKey, poolerKey } from './observationKeys';
import type { ObservationKey, ObservationStore } from './ObservationStore';
import { withPooler, withStats } from './routesPart';

export interface RoutesFollower {
  setRoutes(change: (routes: RouteSnapshot[]) => RouteSnapshot[]): void;
  setClient(route: string, client: ClientSnapshot): void;
}

/**
 * Takes what gateways, clients and poolers of the routes say. Those that were not asked yet are seeded, so that they do
 * not count as absent. Returns functions that end this.
 */
export function followRoutes(
  store: ObservationStore,
  routes: readonly RouteSnapshot[],
  { setRoutes, setClient }: RoutesFollower,
): Array<() => void> {
  const follow = <T>(
    key: ObservationKey<T>,
    take: (reading: Reading<T>) => void,
  ) => store.follow(key, reading => reading && take(reading));
  const gateways = new Set(routes.map(({ gateway }) => gateway));
  return [
    ...[...gateways].map(gateway =>
      follow(gatewayKey(gateway), stats =>
        setRoutes(all => withStats(all, gateway, stats)),
      ),
    ),
    ...routes.flatMap(({ name, poolers = {} }) => [
      follow(clientKey(name), ({ value }) => value && setClient(name, value)),
      ...Object.keys(poolers).map(address =>
        follow(poolerKey(name, address), reading =>
          setRoutes(all => withPooler(all, name, address, reading)),
        ),
      ),
    ]),
  ];
}
