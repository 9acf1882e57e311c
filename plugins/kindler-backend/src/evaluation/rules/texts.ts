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

/** Line of trouble of all conditions under which clients cannot write: of the cluster, and of one of its routes. */
export const WRITES_OUT = 'writes-out';
export const writesOutOf = ({ name }: RouteFacts) => `${WRITES_OUT}/${name}`;

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) {
    return names[0] ?? 'nobody';
  }
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** `1 session`, `2 sessions`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Evidence of who holds the lock. */
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

/** Milliseconds that HAProxy's checks take to follow a change: three checks of up to 3 s, and one loop of Patroni. */
export function followMs(facts: ClusterFacts): number {
  return 3 * 3000 + facts.loopWaitMs;
}

/** Milliseconds until every node was asked again. */
export function roundMs(facts: ClusterFacts): number {
  return 2 * facts.snapshot.intervalMs;
}

/** Who a server leads to: the member, or for one of none its name and address, and the address that it had before. */
export function whoServes({ server, member, formerly }: RouteServer): string {
  if (member !== undefined) {
    return member;
  }
  const before = formerly === undefined ? '' : `, before ${formerly}`;
  return `${server.name} (${
    server.address ?? 'address unknown'
  }, no member${before})`;
}

/** Servers of a route that take new connections. */
export function serversUp(route: RouteFacts) {
  return route.servers.filter(({ server }) => server.up === true);
}

/** Names of the servers that take new connections of a route and do not belong to the cluster. */
export function othersUp(route: RouteFacts): string[] {
  return strangersUp(route).map(({ server }) => server.name);
}

/** Evidence of each server that takes new connections of a route and does not belong to the cluster. */
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

/** The target and cluster that a server belongs to, in words. */
export function whose(target: OtherServer['target']): string {
  return target
    ? `target ${target.name}, cluster ${target.database}`
    : 'of no target';
}

/** Routes for writes whose statistics are known. */
export function writeRoutes(facts: ClusterFacts): RouteFacts[] {
  return facts.routes.filter(
    route => route.intent === 'read-write' && route.known,
  );
}

/**
 * Whether operators took all of the cluster's servers out of the route. A slot of a server template that nothing fills
 * is no server yet.
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

/** The writes route has servers that should be up and are not. */
export function isDown(route: RouteFacts): boolean {
  return (
    route.servers.every(({ server }) => server.up === false) &&
    !isDrained(route)
  );
}

/**
 * Servers of other clusters or of none that take new connections of the route. One that could not be compared may be a
 * member by another name.
 */
export function strangersUp(route: RouteFacts): OtherServer[] {
  return route.othersUp.filter(
    ({ target, outcome }) => target !== undefined || outcome === 'contradicted',
  );
}

/** Servers of this cluster and others take new connections of the route at the same time. */
export function isMixed(route: RouteFacts): boolean {
  return serversUp(route).length > 0 && strangersUp(route).length > 0;
}
