import {
  isLeaderRole,
  type DiscoveredProxy,
  type MemberRole,
  type RouteProposal,
} from '@kindler/backstage-plugin-kindler-common';
import { toLabel } from './toLabel';

const WRITES = /^\/(primary|leader|master|read-write|standby-leader)\b/;
const READS = /^\/(replica|read-only|sync|async|synchronous|asynchronous)\b/;

type Intent = RouteProposal['intent'];

/** The role of a member of a known cluster. */
export type RoleOf = (database: string, member: string) => MemberRole;

/**
 * Proposes the item of `kindler.routes` for a proxy that leads to known clusters; undefined if it leads to none. What
 * nobody told is named, not guessed.
 */
export function proposeRoute(
  gateway: string,
  proxy: DiscoveredProxy,
  roleOf: RoleOf,
): RouteProposal | undefined {
  const servers = Map.groupBy(proxy.servers, ({ database }) => database);
  const databases = [...servers.keys()].filter(name => name !== undefined);
  if (databases.length === 0) {
    return undefined;
  }
  const listener = toListener(proxy.listeners);
  const intent = intentOfChecks(proxy) ?? intentOfServers(proxy, roleOf);
  return {
    name: toLabel(proxy.name),
    gateway,
    proxy: proxy.name,
    ...(intent && { intent }),
    ...(listener && { listener }),
    targets: databases.map(database => ({
      name: database,
      database,
      servers: servers.get(database)!.map(({ name }) => name),
    })),
    missing: [
      ...(intent ? [] : ['intent' as const]),
      ...(listener?.host ? [] : ['listener' as const]),
    ],
  };
}

function intentOfChecks({ checks }: DiscoveredProxy): Intent {
  if (checks.some(check => WRITES.test(check))) {
    return 'read-write';
  }
  return checks.some(check => READS.test(check)) ? 'read-only' : undefined;
}

/** By whom clients are sent to now. To the leader and to others, or to nobody, tells nothing. */
function intentOfServers({ servers }: DiscoveredProxy, roleOf: RoleOf): Intent {
  const taking = servers.flatMap(({ up, database, member }) =>
    up === true && database !== undefined && member !== undefined
      ? [roleOf(database, member)]
      : [],
  );
  if (taking.length === 1 && isLeaderRole(taking[0])) {
    return 'read-write';
  }
  const reads = (role: MemberRole) => role !== 'unknown' && !isLeaderRole(role);
  return taking.length > 0 && taking.every(reads) ? 'read-only' : undefined;
}

/** An address that stands for all of the host's tells the port alone. */
function toListener(listeners: string[]): RouteProposal['listener'] {
  for (const text of listeners) {
    const [, host, port] =
      /^(?:ipv[46]@)?(?:\[(?=.*\]))?([^\]]*?)\]?:(\d{1,5})$/.exec(text) ?? [];
    if (port !== undefined && Number(port) > 0 && Number(port) < 65536) {
      return /^(|\*|0\.0\.0\.0|::)$/.test(host)
        ? { port: Number(port) }
        : { host, port: Number(port) };
    }
  }
  return undefined;
}
