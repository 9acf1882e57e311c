import {
  faultMessage,
  word,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { MemberBook } from '../../model/addresses/MemberBook';
import {
  allowance,
  type ClusterSnapshot,
  type RouteSnapshot,
} from '../../model/ClusterSnapshot';
import type { RememberedServers } from '../EvaluationState';
import type {
  GatewayStats,
  StatsServer,
} from '../../model/haproxy/GatewayStats';
import { isSetAside, isSpareSlot } from '../../model/haproxy/ServerCondition';
import { StatsIndex } from './StatsIndex';
import { toStatistics } from '../toStatistics';
import { freshValue } from '../../model/Reading';
import type {
  MemberFacts,
  OtherServer,
  RouteFacts,
  RouteFrontend,
} from './ClusterFacts';
import { deriveClient } from './deriveClient';
import { deriveKept } from './deriveKept';
import { deriveOldProcesses } from './deriveOldSessions';
import { routeServers } from './routeServers';
import { settleByClient } from './settleByClient';

export interface DeriveRoutesOptions {
  snapshot: ClusterSnapshot;
  members: MemberFacts[];
  /** The lock holder, or without Patroni the only member that accepts writes. */
  leader: MemberFacts | undefined;
  book: MemberBook;
  remembered: RememberedServers;
  now: number;
}

/** Derives the routes that can lead to the cluster, with their servers matched to members. */
export function deriveRoutes(options: DeriveRoutesOptions): RouteFacts[] {
  const { snapshot, members, leader } = options;
  const names = new Set(members.map(({ name }) => name));
  return snapshot.routes.map(route =>
    settleByClient(deriveRoute(route, names, options), leader, members),
  );
}

function deriveRoute(
  route: RouteSnapshot,
  names: ReadonlySet<string>,
  { snapshot, book, remembered, now }: DeriveRoutesOptions,
): RouteFacts {
  const fresh = freshValue(route.stats, now, allowance(snapshot));
  const stats = fresh ?? route.stats?.value;
  const { own, others, frontend } = readProxy(route, stats, {
    names,
    book,
    remembered,
    fresh: fresh !== undefined,
  });
  const uptime = fresh?.info?.uptime;
  const present = new Set([...own, ...others].map(({ server }) => server.name));
  return {
    name: route.name,
    gateway: route.gateway,
    proxy: route.proxy,
    intent: route.intent,
    source: route.stats?.source.id,
    observedAt: route.stats?.observedAt,
    statistics: toStatistics(route.stats, fresh !== undefined),
    known: fresh !== undefined && own.length > 0,
    asked:
      route.stats?.observedAt !== undefined || route.stats?.fault !== undefined,
    unknownBecause: whyUnknown(route, fresh, [...own, ...others].length, own),
    servers: own,
    missing: route.servers.filter(name => !present.has(name)),
    frontend: fresh && frontend,
    process: fresh?.info,
    client: deriveClient(route, book, now),
    old: deriveOldProcesses(snapshot, route, own, book, now),
    kept: deriveKept(route, fresh, snapshot, now),
    startedAt:
      uptime === undefined
        ? undefined
        : route.stats!.observedAt! - uptime * 1000,
    othersMeant: others.filter(isMeant).map(({ server }) => server.name),
    othersUp: others.filter(({ server }) => server.up === true),
  };
}

function readProxy(
  route: RouteSnapshot,
  stats: GatewayStats | undefined,
  options: {
    names: ReadonlySet<string>;
    book: MemberBook;
    remembered: RememberedServers;
    fresh: boolean;
  },
) {
  const index = stats && StatsIndex.of(stats);
  const proxy = index?.proxy(route.proxy);
  if (!index || !proxy) {
    return { own: [], others: [], frontend: undefined };
  }
  const servers = proxy.servers as StatsServer[];
  const leading =
    route.frontend === undefined
      ? index.frontendOf(proxy, route.listener?.port)
      : index.proxy(route.frontend);
  const frontend: RouteFrontend | undefined = leading?.frontend && {
    name: leading.name,
    ...leading.frontend,
  };
  return {
    ...routeServers({
      route,
      servers,
      index,
      observedAt: route.stats?.observedAt,
      ...options,
    }),
    frontend,
  };
}

/** Whether the route may have been given to this server: it accepts connections, or would if it were healthy. */
function isMeant({ server, condition, target }: OtherServer): boolean {
  return (
    server.up === true ||
    (target !== undefined &&
      !isSetAside(condition) &&
      !isSpareSlot(condition, server))
  );
}

function whyUnknown(
  route: RouteSnapshot,
  fresh: GatewayStats | undefined,
  count: number,
  own: readonly unknown[],
): Wording | undefined {
  const { gateway, proxy } = route;
  if (!route.stats) {
    return word('witness-no-statistics', { gateway });
  }
  if (!fresh) {
    const { fault } = route.stats;
    return fault
      ? faultMessage(fault)
      : word('witness-gateway-silent', { gateway });
  }
  if (count === 0) {
    return word('witness-no-proxy', { gateway, proxy });
  }
  const servers = route.servers.join(', ');
  return own.length === 0
    ? word('witness-no-servers', { proxy, servers })
    : undefined;
}
