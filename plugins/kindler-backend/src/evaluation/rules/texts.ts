import { faultMessage } from '@kindler/backstage-plugin-kindler-common';
import {
  evidence,
  type ClusterFacts,
  type MemberFacts,
  type OtherServer,
  type RouteFacts,
  type RouteServer,
} from '../facts/ClusterFacts';
import { isSetAside, isSpareSlot } from '../../model/haproxy/ServerCondition';

/** Group of all conditions under which clients cannot write, for the cluster and for each of its routes. */
export const WRITES_OUT = 'writes-out';
export const writesOutOf = ({ name }: RouteFacts) => `${WRITES_OUT}/${name}`;

/** E.g. `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) {
    return names[0] ?? 'nobody';
  }
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** E.g. `1 session`, `2 sessions`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Evidence of the lock holder. */
export function lockEvidence(facts: ClusterFacts) {
  const { view, holder } = facts;
  return evidence(
    'lock holder',
    view ? holder?.name ?? 'nobody' : 'unknown',
    view?.source,
    view?.observedAt,
  );
}

/** Evidence of whether a member accepts writes. */
export function writableEvidence(member: MemberFacts) {
  const words = {
    true: 'accepts writes',
    false: 'read-only',
    unknown: 'unknown',
  };
  return evidence(
    `${member.name}`,
    words[String(member.writable) as keyof typeof words],
    member.writableSource ?? member.nodeSource,
    member.writableAt ?? member.nodeAt,
  );
}

/** Evidence of each server of a route. */
export function serverEvidence(route: RouteFacts) {
  return route.servers.map(({ server, member, outcome }) =>
    evidence(
      `server ${server.name} of ${route.proxy}${
        member && member !== server.name ? ` (${member})` : ''
      }${
        outcome === 'matched' || !server.address ? '' : ` at ${server.address}`
      }`,
      [server.status, server.check].filter(Boolean).join(', '),
      route.source,
      route.observedAt,
    ),
  );
}

/** Evidence that a member's own source is silent. */
export function silenceEvidence(member: MemberFacts) {
  return evidence(
    `${member.name}'s own answer`,
    member.silentFault && faultMessage(member.silentFault),
    member.nodeSource,
    member.nodeAt,
  );
}

/** Milliseconds until HAProxy's checks have followed a change: three checks of up to 3 s, and one loop of Patroni. */
export function followMs(facts: ClusterFacts): number {
  return 3 * 3000 + facts.loopWaitMs;
}

/** Milliseconds until every node was asked again. */
export function roundMs(facts: ClusterFacts): number {
  return 2 * facts.snapshot.intervalMs;
}

/** Names the destination of a server: the member, or else its own name and address, with its earlier address. */
export function whoServes({ server, member, formerly }: RouteServer): string {
  if (member !== undefined) {
    return member;
  }
  const before = formerly === undefined ? '' : `, before ${formerly}`;
  return `${server.name} (${
    server.address ?? 'address unknown'
  }, no member${before})`;
}

/** Servers of a route that accept new connections. */
export function serversUp(route: RouteFacts) {
  return route.servers.filter(({ server }) => server.up === true);
}

/** Names of the servers of a route that accept new connections and do not belong to the cluster. */
export function othersUp(route: RouteFacts): string[] {
  return strangersUp(route).map(({ server }) => server.name);
}

/** Evidence of each server of a route that accepts new connections and does not belong to the cluster. */
export function otherServerEvidence(route: RouteFacts) {
  return strangersUp(route).map(({ server, target }) =>
    evidence(
      `server ${server.name} of ${route.proxy} (${whose(target)})`,
      [server.status, server.check].filter(Boolean).join(', '),
      route.source,
      route.observedAt,
    ),
  );
}

/** Names the target and cluster to which a server belongs. */
export function whose(target: OtherServer['target']): string {
  return target
    ? `target ${target.name}, cluster ${target.database}`
    : 'of no target';
}

/** Write routes with known statistics. */
export function writeRoutes(facts: ClusterFacts): RouteFacts[] {
  return facts.routes.filter(
    route => route.intent === 'read-write' && route.known,
  );
}

/**
 * Whether operators took all of the cluster's servers out of the route. An unfilled slot of a server template does not
 * count as a server.
 */
export function isDrained(route: RouteFacts): boolean {
  const filled = route.servers.filter(
    ({ server, condition }) => !isSpareSlot(condition, server),
  );
  return (
    filled.length > 0 && filled.every(({ condition }) => isSetAside(condition))
  );
}

/** Whether a route was set aside here because it leads to another cluster, whose servers may be down. */
export function isMoved(route: RouteFacts): boolean {
  return isDrained(route) && route.othersMeant.length > 0;
}

/** Whether the write route has servers that should be up and are not. */
export function isDown(route: RouteFacts): boolean {
  return (
    route.servers.every(({ server }) => server.up === false) &&
    !isDrained(route)
  );
}

/**
 * Servers of other clusters, or of none, that accept new connections of the route. A server that could not be compared
 * may be a member under another name.
 */
export function strangersUp(route: RouteFacts): OtherServer[] {
  return route.othersUp.filter(
    ({ target, outcome }) => target !== undefined || outcome === 'contradicted',
  );
}

/** Whether servers of this cluster and others accept new connections of the route at the same time. */
export function isMixed(route: RouteFacts): boolean {
  return serversUp(route).length > 0 && strangersUp(route).length > 0;
}
