import type {
  GatewayProxy,
  MemberRole,
  RouteIntent,
} from '@kindler/backstage-plugin-kindler-common';
import { isLeaderRole } from '@kindler/backstage-plugin-kindler-common';
import { parseAddress, sameAddress } from './addresses';

/** A member as its cluster tells of it. */
export interface FoundMember {
  name: string;
  role: MemberRole;
  host?: string;
  port?: number;
}

export interface RouteBlock {
  name: string;
  gateway: string;
  proxy: string;
  intent: RouteIntent;
  listener: { host: string; port: number };
  targets: Array<{ name: string; database: string; servers: string[] }>;
  verify?: { user: string; password: string };
}

export interface ProposeRoutesOptions {
  gateway: string;
  /** Host of the gateway, for listeners on all its addresses. */
  host: string;
  proxies: GatewayProxy[];
  database: string;
  members: FoundMember[];
  /** Role by which a client proves whom it reached. */
  verify?: RouteBlock['verify'];
  /** Where clients connect, by proxy, as far as somebody said so. */
  listeners: ReadonlyMap<string, { host: string; port: number }>;
}

export interface ProposedRoutes {
  routes: RouteBlock[];
  /** What could not be found out, and who can say it. */
  open: string[];
}

/**
 * Finds the routes that lead to a cluster: proxies with servers at addresses of its members. What a proxy is for is told
 * by whom it sends clients to now; what that leaves open is not guessed.
 */
export function proposeRoutes(options: ProposeRoutesOptions): ProposedRoutes {
  const routes: RouteBlock[] = [];
  const open: string[] = [];
  for (const proxy of options.proxies) {
    const servers = matchServers(proxy, options.members);
    if (servers.length > 0) {
      const intent = intentOf(servers);
      const listener = listenerOf(proxy, options);
      if (!listener) {
        open.push(
          `Where clients of proxy ${proxy.name} connect is not known: add --listener ${proxy.name}=<host>:<port>. HAProxy tells it only with 'option socket-stats'.`,
        );
      } else if (!intent) {
        open.push(
          `What proxy ${proxy.name} is for is not known, as it sends clients to the leader and to others, or to nobody: write a route with the intent read-write or read-only.`,
        );
      } else {
        routes.push(toRoute(proxy.name, intent, listener, servers, options));
      }
    }
  }
  return { routes, open };
}

interface MatchedServer {
  name: string;
  up: boolean | 'unknown';
  leads: boolean;
}

function matchServers(
  { servers }: GatewayProxy,
  members: FoundMember[],
): MatchedServer[] {
  return servers.flatMap(({ name, address, up }) => {
    const member = members.find(each =>
      address ? sameAddress(address, each) : each.name === name,
    );
    return member ? [{ name, up, leads: isLeaderRole(member.role) }] : [];
  });
}

function intentOf(servers: MatchedServer[]): RouteIntent | undefined {
  const taking = servers.filter(({ up }) => up === true);
  if (taking.length === 1 && taking[0].leads) {
    return 'read-write';
  }
  return taking.length > 0 && !taking.some(({ leads }) => leads)
    ? 'read-only'
    : undefined;
}

function listenerOf(
  { name, listeners = [] }: GatewayProxy,
  { listeners: said, host }: ProposeRoutesOptions,
) {
  const told = listeners.flatMap(each => parseAddress(each) ?? [])[0];
  return (
    said.get(name) ??
    (told &&
      (/^(\*|0\.0\.0\.0|::)?$/.test(told.host) ? { ...told, host } : told))
  );
}

function toRoute(
  proxy: string,
  intent: RouteIntent,
  listener: { host: string; port: number },
  servers: MatchedServer[],
  { gateway, database, verify }: ProposeRoutesOptions,
): RouteBlock {
  return {
    name: toLabel(proxy),
    gateway,
    proxy,
    intent,
    listener,
    targets: [
      { name: database, database, servers: servers.map(({ name }) => name) },
    ],
    ...(verify && { verify }),
  };
}

/** A name as Kindler takes it: a DNS label. */
export function toLabel(name: string): string {
  const label = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-|-$/g, '');
  return label || 'unnamed';
}
