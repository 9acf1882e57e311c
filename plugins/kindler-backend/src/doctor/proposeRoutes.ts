import type {
  GatewayProxy,
  MemberRole,
  RouteIntent,
  RouteProposal,
} from '@kindler/backstage-plugin-kindler-common';
import { discoverRoutes } from '../gateways/discovery/discoverRoutes';
import { sameAddress } from './addresses';

/** A member as its cluster tells of it. */
export interface FoundMember {
  name: string;
  role: MemberRole;
  host?: string;
  port?: number;
}

export interface RouteBlock
  extends Pick<RouteProposal, 'name' | 'gateway' | 'proxy' | 'targets'> {
  intent: RouteIntent;
  listener: { host: string; port: number };
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

/** Finds the routes that lead to a cluster: proxies with servers at addresses of its members. */
export function proposeRoutes(options: ProposeRoutesOptions): ProposedRoutes {
  const routes: RouteBlock[] = [];
  const open: string[] = [];
  for (const { missing, ...proposal } of proposalsOf(options)) {
    const { proxy, intent } = proposal;
    const listener = listenerOf(proposal, options);
    if (!listener) {
      open.push(
        `Where clients of proxy ${proxy} connect is not known: add --listener ${proxy}=<host>:<port>. HAProxy tells it only with 'option socket-stats'.`,
      );
    } else if (!intent) {
      open.push(
        `What proxy ${proxy} is for is not known, as it sends clients to the leader and to others, or to nobody: write a route with the intent read-write or read-only.`,
      );
    } else {
      const { verify } = options;
      routes.push({ ...proposal, intent, listener, ...(verify && { verify }) });
    }
  }
  return { routes, open };
}

function proposalsOf(options: ProposeRoutesOptions): RouteProposal[] {
  const { gateway, proxies, database, members } = options;
  const roles = new Map(members.map(({ name, role }) => [name, role]));
  return discoverRoutes({
    gateway: { name: gateway, proxies },
    configured: [],
    routes: [],
    findMember: ({ name, address }) => {
      const found = members.find(each =>
        address ? sameAddress(address, each) : each.name === name,
      );
      return found && { database, member: found.name };
    },
    roleOf: (_, member) => roles.get(member) ?? 'unknown',
  }).flatMap(({ proposal }) => proposal ?? []);
}

function listenerOf(
  { proxy, listener }: Pick<RouteProposal, 'proxy' | 'listener'>,
  { listeners: said, host }: ProposeRoutesOptions,
): RouteBlock['listener'] | undefined {
  return said.get(proxy) ?? (listener && { host, ...listener });
}
