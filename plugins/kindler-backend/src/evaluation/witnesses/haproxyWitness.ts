import {
  word,
  type Witness,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { ClusterFacts, RouteFacts } from '../facts/ClusterFacts';
import type { StatsServer } from '../../model/haproxy/GatewayStats';
import { named } from '../../model/named';
import { isoTime } from '../../model/Reading';
import {
  isDrained,
  isMixed,
  isMoved,
  othersUp,
  serversUp,
} from '../rules/texts';

/**
 * Reports where HAProxy sends clients of the write routes. A route that leads to another cluster, or did when last
 * heard, says nothing about this one.
 */
export function haproxyWitness(facts: ClusterFacts): Witness {
  const kind = 'haproxy';
  const all = facts.routes.filter(({ intent }) => intent === 'read-write');
  const routes = all.filter(route => !isMoved(route));
  const moved = all.filter(isMoved).map(route =>
    word('witness-route-moved', {
      route: route.name,
      others: route.othersMeant.join(', '),
    }),
  );
  const known = routes.filter(route => route.known);
  const newest = [...known].sort((a, b) => b.observedAt! - a.observedAt!)[0];
  if (routes.length === 0) {
    const reason =
      moved.length > 0 ? undefined : word('witness-no-write-route', {});
    return { kind, status: 'absent', members: [], details: moved, reason };
  }
  if (known.length < routes.length) {
    const silent = routes.find(route => !route.known)!;
    return {
      kind,
      status: silent.source === undefined ? 'absent' : 'unknown',
      members: [],
      details: moved,
      source: silent.source,
      observedAt:
        silent.observedAt === undefined
          ? undefined
          : isoTime(silent.observedAt),
      reason: silent.unknownBecause,
    };
  }
  const up = known.flatMap(serversUp);
  const puzzling = known.find(route => puzzlingServers(route).length > 0);
  const sessions = up.reduce(
    (sum, { server }) => sum + (server.sessions ?? 0),
    0,
  );
  const drained = known.filter(isDrained);
  const mixed = known.filter(isMixed);
  const details = [
    up.length > 0 && word('witness-sessions', { sessions }),
    ...known.map(route => word('witness-route', { route: route.name })),
    ...moved,
    ...drained.map(route =>
      word('witness-route-drained', { route: route.name }),
    ),
    ...mixed.map(route =>
      word('witness-route-mixed', {
        route: route.name,
        others: othersUp(route).join(', '),
      }),
    ),
    up.some(({ matchedBy }) => matchedBy === 'name') &&
      word('witness-by-name', {}),
  ].filter(isSaid);
  if (puzzling) {
    return {
      kind,
      status: 'unknown',
      members: [],
      details,
      source: puzzling.source,
      observedAt: isoTime(puzzling.observedAt!),
      reason: whyPuzzling(puzzling),
    };
  }
  const names = new Set(
    up.map(({ server, member }) => member ?? strangerName(facts, server)),
  );
  return {
    kind,
    status: up.length > 0 ? 'named' : 'none',
    members: [...names],
    details,
    source: newest.source,
    observedAt: isoTime(newest.observedAt!),
  };
}

/** Servers that may take writes and could not be compared with the members, or for which that is unknown. */
function puzzlingServers(route: RouteFacts): StatsServer[] {
  return [...route.servers, ...route.othersUp]
    .filter(
      ({ server, outcome }) =>
        server.up === 'unknown' ||
        (server.up === true && outcome === 'unknown'),
    )
    .map(({ server }) => server);
}

function whyPuzzling(route: RouteFacts): Wording {
  const servers = puzzlingServers(route).map(({ name, address }) =>
    address ? `${name} (${address})` : name,
  );
  return word('witness-not-comparable', {
    route: route.name,
    proxy: route.proxy,
    servers: servers.join(', '),
  });
}

/**
 * A server without a match counts as no member even if it has a member's name, because its address contradicts the
 * name.
 */
function strangerName(
  { members }: ClusterFacts,
  { name, address }: StatsServer,
): string {
  return named(members, name)
    ? `${name} at ${address ?? 'an unknown address'}`
    : name;
}

function isSaid(detail: Wording | boolean | undefined): detail is Wording {
  return typeof detail === 'object';
}
