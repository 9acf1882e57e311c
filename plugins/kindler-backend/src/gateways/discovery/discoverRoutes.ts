import type {
  DiscoveredProxy,
  Gateway,
  GatewayProxy,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import type { ConfiguredProxy } from '../../haproxy/parsing/parseConfiguration';
import { proposeRoute, type RoleOf } from './proposeRoute';
import { Sections } from './Sections';

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
  const sections = new Sections(configured);
  const routesOf = Map.groupBy(
    routes.filter(route => route.gateway === gateway.name),
    ({ proxy }) => proxy,
  );
  return gateway.proxies
    .filter(({ servers }) => servers.length > 0)
    .map(proxy => {
      const found: DiscoveredProxy = {
        name: proxy.name,
        mode: proxy.mode,
        ...findListeners(proxy, sections.leadingTo(proxy.name)),
        checks: sections.checksOf(proxy.name),
        servers: proxy.servers.map(({ name, address, status, up }) => ({
          name,
          address,
          status,
          up,
          ...findMember({ name, address }),
        })),
        routes: (routesOf.get(proxy.name) ?? []).map(({ name }) => name),
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
  { listeners }: GatewayProxy,
  leading: ConfiguredProxy[],
): Pick<DiscoveredProxy, 'listeners' | 'listenersFrom'> {
  const binds = leading.flatMap(each => each.binds);
  if (binds.length > 0) {
    return { listeners: binds, listenersFrom: 'configuration' };
  }
  return listeners?.length
    ? { listeners, listenersFrom: 'statistics' }
    : { listeners: [], listenersFrom: 'unknown' };
}
