import type {
  DiscoveredProxy,
  Gateway,
  GatewayProxy,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import type { ConfiguredProxy } from '../../haproxy/parsing/parseConfiguration';
import { proposeRoute, type RoleOf } from './proposeRoute';

export interface DiscoverOptions {
  gateway: Pick<Gateway, 'name' | 'proxies'>;
  /** Proxies of the configuration files that could be read. */
  configured: ConfiguredProxy[];
  routes: RouteConfig[];
  /** The cluster and member that a server leads to. */
  findMember(
    server: Pick<GatewayProxy['servers'][number], 'name' | 'address'>,
  ): { database: string; member: string } | undefined;
  roleOf: RoleOf;
}

/** Finds the proxies of a gateway that hold servers, what leads to them, and to which clusters they lead. */
export function discoverRoutes(options: DiscoverOptions): DiscoveredProxy[] {
  const { gateway, configured, routes, findMember, roleOf } = options;
  return gateway.proxies
    .filter(({ servers }) => servers.length > 0)
    .map(proxy => {
      const own = configured.find(
        ({ name, kind }) => name === proxy.name && kind !== 'frontend',
      );
      const found: DiscoveredProxy = {
        name: proxy.name,
        mode: proxy.mode,
        ...findListeners(proxy, configured),
        checks: own?.checks ?? [],
        servers: proxy.servers.map(({ name, address, status, up }) => ({
          name,
          address,
          status,
          up,
          ...findMember({ name, address }),
        })),
        routes: routes
          .filter(
            route =>
              route.gateway === gateway.name && route.proxy === proxy.name,
          )
          .map(({ name }) => name),
      };
      const proposal =
        found.routes.length === 0
          ? proposeRoute(gateway.name, found, roleOf)
          : undefined;
      return { ...found, ...(proposal && { proposal }) };
    });
}

/** A listen section listens itself; of a backend it is known from the configuration which frontends lead there. */
function findListeners(
  proxy: GatewayProxy,
  configured: ConfiguredProxy[],
): Pick<DiscoveredProxy, 'listeners' | 'listenersFrom'> {
  const leading = configured.filter(
    ({ name, kind, backends }) =>
      (name === proxy.name && kind === 'listen') ||
      (kind !== 'backend' && backends.includes(proxy.name)),
  );
  const binds = leading.flatMap(each => each.binds);
  if (binds.length > 0) {
    return { listeners: binds, listenersFrom: 'configuration' };
  }
  return proxy.listeners?.length
    ? { listeners: proxy.listeners, listenersFrom: 'statistics' }
    : { listeners: [], listenersFrom: 'unknown' };
}
