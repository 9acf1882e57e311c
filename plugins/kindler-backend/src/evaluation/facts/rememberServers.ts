import { sameAddress } from '../../model/addresses/address';
import type { RememberedServer, RememberedServers } from '../EvaluationState';
import type { RouteFacts, RouteServer } from './ClusterFacts';

/** Matches that prove an address. A name or a client only proves a place. */
const BY_ADDRESS: readonly string[] = ['address', 'resolved', 'host'];

/** Key of a gateway's server, whatever routes lead to it. */
export function serverKey(
  route: { gateway: string; proxy: string },
  server: string,
): string {
  return `${route.gateway}/${route.proxy}/${server}`;
}

/** Returns the earlier address at which a server matched a member, if it has another one now. */
export function formerAddress(
  before: RememberedServer | undefined,
  address: string | undefined,
): string | undefined {
  const { proven } = before ?? {};
  return proven !== undefined &&
    address !== undefined &&
    !sameAddress(proven, address)
    ? proven
    : undefined;
}

/**
 * Remembers where each server was seen, because a server that gets another address at runtime keeps its name. Servers
 * of a HAProxy process that is gone are forgotten, because its successor may have another configuration. While the
 * statistics are away, nothing changes.
 */
export function rememberServers(
  routes: readonly RouteFacts[],
  before: RememberedServers = {},
): RememberedServers {
  const servers: Record<string, RememberedServer> = {};
  for (const route of routes) {
    for (const each of route.servers) {
      const key = serverKey(route, each.server.name);
      const seen = route.known
        ? rememberServer(route, each, before[key])
        : before[key];
      if (seen) {
        servers[key] = seen;
      }
    }
  }
  return servers;
}

/** Restores where servers were before this backend restarted, until it knows again to whom they belong. */
export function uniteServers(
  past: RememberedServers = {},
  now: RememberedServers = {},
): RememberedServers {
  const kept = Object.entries(past).filter(([key]) => !now[key]?.proven);
  const united = kept.map(([key, server]) => {
    const { proven, provenAt } = server;
    return [key, now[key] ? { ...now[key], proven, provenAt } : server];
  });
  return { ...now, ...Object.fromEntries(united) };
}

function rememberServer(
  { observedAt = 0, startedAt }: RouteFacts,
  { server: { address }, matchedBy }: RouteServer,
  before: RememberedServer | undefined,
): RememberedServer | undefined {
  if (address === undefined) {
    return before;
  }
  const same = before?.address === address;
  const since = same ? before.since : observedAt;
  if (matchedBy !== undefined && BY_ADDRESS.includes(matchedBy)) {
    return { address, since, proven: address, provenAt: observedAt };
  }
  const { proven, provenAt } = before ?? {};
  const replaced = startedAt !== undefined && startedAt > (provenAt ?? 0);
  return replaced ? { address, since } : { address, since, proven, provenAt };
}
