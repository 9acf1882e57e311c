import type { RouteSnapshot } from '../../model/ClusterSnapshot';
import type { MemberBook } from '../../model/addresses/MemberBook';
import type { RememberedServers } from '../EvaluationState';
import type { StatsServer } from '../../model/haproxy/GatewayStats';
import { readCondition } from '../../model/haproxy/ServerCondition';
import type { StatsIndex } from './StatsIndex';
import { matchServers, type ServerMatch } from './matchServers';
import type { OtherServer, RouteServer } from './ClusterFacts';
import { formerAddress, serverKey } from './rememberServers';

export interface RouteServersOptions {
  route: RouteSnapshot;
  servers: readonly StatsServer[];
  index: StatsIndex;
  /** Names of the members. */
  names: ReadonlySet<string>;
  book: MemberBook;
  remembered: RememberedServers;
  /** Whether the statistics count as evidence. If not, no server counts as up. */
  fresh: boolean;
  observedAt?: number;
}

/**
 * Divides the servers of a route's proxy into those of this cluster, matched to members, and the others. A server that
 * the route does not name belongs to this cluster if it leads to a member, because confd and templates choose their own
 * server names. If the proxy has none of the named servers, all belong to this cluster.
 */
export function routeServers(options: RouteServersOptions): {
  own: RouteServer[];
  others: OtherServer[];
} {
  const { route, servers, fresh } = options;
  const targets = new Map(
    route.otherTargets.flatMap(target =>
      target.servers.map(name => [name, target] as const),
    ),
  );
  const named = new Set(route.servers);
  const possible = servers.filter(
    ({ name }) => named.has(name) || !targets.has(name),
  );
  const unnamed =
    possible.length === servers.length &&
    possible.every(({ name }) => !named.has(name));
  const own: RouteServer[] = [];
  const strangers = new Map<string, ServerMatch>();
  matchAll(possible, options).forEach((match, at) => {
    const server = possible[at];
    if (unnamed || named.has(server.name) || match.outcome === 'matched') {
      own.push(ownServer(server, match, options));
    } else {
      strangers.set(server.name, match);
    }
  });
  const owned = new Set(own.map(({ server }) => server.name));
  const others = servers
    .filter(({ name }) => !owned.has(name))
    .map(
      (server): OtherServer => ({
        server: fresh ? server : lastKnown(server),
        condition: conditionOf(server, options),
        target: targets.get(server.name),
        outcome: strangers.get(server.name)?.outcome ?? 'contradicted',
      }),
    );
  return { own, others };
}

function matchAll(
  servers: readonly StatsServer[],
  { route, names, book, remembered }: RouteServersOptions,
): ServerMatch[] {
  return matchServers(
    servers.map(({ name, address }) => ({
      name,
      address,
      formerly: formerAddress(remembered[serverKey(route, name)], address),
    })),
    names,
    book,
  );
}

function ownServer(
  server: StatsServer,
  match: ServerMatch,
  options: RouteServersOptions,
): RouteServer {
  const { route, remembered, fresh, observedAt } = options;
  const before = remembered[serverKey(route, server.name)];
  const moved = before !== undefined && before.address !== server.address;
  return {
    server: fresh ? server : lastKnown(server),
    condition: conditionOf(server, options),
    ...match,
    formerly:
      match.outcome === 'contradicted'
        ? formerAddress(before, server.address)
        : undefined,
    since: moved ? observedAt : before?.since,
  };
}

function lastKnown(server: StatsServer): StatsServer {
  return server.up === 'unknown'
    ? server
    : { ...server, up: 'unknown', lastUp: server.up };
}

function conditionOf(server: StatsServer, { index }: RouteServersOptions) {
  return index.causeOf(readCondition(server));
}
