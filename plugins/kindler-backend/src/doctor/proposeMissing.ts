import type { KindlerConfig } from '../config';
import type { Examination } from './examine';
import { proposeRoutes, type ProposedRoutes } from './proposeRoutes';

/** Routes of the configured gateways that lead to known clusters and that no configured route follows. */
export function proposeMissing(
  { gateways: configured, routes }: KindlerConfig,
  { databases, gateways }: Examination,
): ProposedRoutes {
  const all = gateways.flatMap(({ name, proxies }) => {
    const followed = new Set(
      routes
        .filter(({ gateway }) => gateway === name)
        .flatMap(({ proxy, frontend }) => [proxy, frontend]),
    );
    const url = configured.find(each => each.name === name)?.stats?.url;
    return databases.map(({ name: database, members }) =>
      proposeRoutes({
        gateway: name,
        host: url && URL.canParse(url) ? new URL(url).hostname : 'localhost',
        proxies: proxies.filter(proxy => !followed.has(proxy.name)),
        database,
        members,
        listeners: new Map(),
      }),
    );
  });
  return {
    routes: all.flatMap(each => each.routes),
    open: all.flatMap(each => each.open),
  };
}
