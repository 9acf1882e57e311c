import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import {
  allowance,
  type ClusterSnapshot,
  type RouteSnapshot,
} from '../ClusterSnapshot';
import type { StatsServer } from '../haproxy/parseStats';
import { matchServers } from '../matchServers';
import { freshValue } from '../Reading';
import type { MemberFacts, RouteFacts } from './ClusterFacts';
import { deriveClient } from './deriveClient';
import { deriveOldProcesses } from './deriveOldSessions';

/** The routes that can lead to the cluster, with their servers matched to members. */
export function deriveRoutes(
  snapshot: ClusterSnapshot,
  members: MemberFacts[],
  now: number,
): RouteFacts[] {
  return snapshot.routes.map(route => {
    const stats = freshValue(route.stats, now, allowance(snapshot));
    const proxy = stats?.proxies.find(({ name }) => name === route.proxy);
    const all = (proxy?.servers ?? []) as StatsServer[];
    const own = all.filter(server => route.servers.includes(server.name));
    const others = all.filter(server => !own.includes(server));
    const matches = matchServers(own, members);
    const servers = own.map((server, index) => ({
      server,
      member: matches[index].member,
      matchedBy: matches[index].matchedBy,
    }));
    const uptime = stats?.info?.uptime;
    return {
      name: route.name,
      gateway: route.gateway,
      proxy: route.proxy,
      intent: route.intent,
      source: route.stats?.source.id,
      observedAt: route.stats?.observedAt,
      known: own.length > 0,
      asked:
        route.stats?.observedAt !== undefined ||
        route.stats?.fault !== undefined,
      unknownBecause: whyUnknown(route, stats !== undefined, all, own),
      servers,
      frontend: proxy?.frontend?.status,
      client: deriveClient(route, members, now),
      old: deriveOldProcesses(snapshot, route, servers, members, now),
      startedAt:
        uptime === undefined
          ? undefined
          : route.stats!.observedAt! - uptime * 1000,
      othersMeant: others
        .filter(
          server =>
            server.up === true ||
            (!server.administrative && targetOf(route, server) !== undefined),
        )
        .map(server => server.name),
      othersUp: others
        .filter(server => server.up === true)
        .map(server => ({ server, target: targetOf(route, server) })),
    };
  });
}

function targetOf(route: RouteSnapshot, server: StatsServer) {
  return route.otherTargets.find(({ servers }) =>
    servers.includes(server.name),
  );
}

function whyUnknown(
  route: RouteSnapshot,
  fresh: boolean,
  all: StatsServer[],
  own: StatsServer[],
): Wording | undefined {
  const { gateway, proxy } = route;
  if (!route.stats) {
    return word('witness-no-statistics', { gateway });
  }
  if (!fresh) {
    const message = route.stats.fault?.message;
    return message === undefined
      ? word('witness-gateway-silent', { gateway })
      : word('witness-statistics-failed', { message });
  }
  if (all.length === 0) {
    return word('witness-no-proxy', { gateway, proxy });
  }
  const servers = route.servers.join(', ');
  return own.length === 0
    ? word('witness-no-servers', { proxy, servers })
    : undefined;
}
