import {
  evidence,
  type ClusterFacts,
  type OldSessions,
  type RouteFacts,
} from '../facts/ClusterFacts';
import { counted } from './texts';

/** Sessions of the route that old processes hold. */
export function heldSessions(route: RouteFacts): OldSessions[] {
  return route.old?.sessions ?? [];
}

/** Readers are served well by any running member, including the leader; writers only by the current leader. */
export function isAstray(
  facts: ClusterFacts,
  route: RouteFacts,
  { member, current }: OldSessions,
): boolean {
  const leader =
    facts.holder?.name ??
    (facts.writers.length === 1 ? facts.writers[0].name : undefined);
  const leads = member !== undefined && member === leader;
  const out = current?.server.up === false;
  if (route.intent === 'read-only') {
    return out && !leads;
  }
  return out || (member !== undefined && leader !== undefined && !leads);
}

export function countSessions(sessions: OldSessions[]): number {
  return sessions.reduce((sum, old) => sum + old.sessions, 0);
}

/** The members that hold the sessions, or servers that lead to no member. */
export function whereSessionsAre(sessions: OldSessions[]): string[] {
  return [...new Set(sessions.map(({ server, member }) => member ?? server))];
}

/** Parameters of the texts. */
export function sessionParams(route: RouteFacts, sessions: OldSessions[]) {
  return {
    route: route.name,
    proxy: route.proxy,
    count: countSessions(sessions),
    servers: whereSessionsAre(sessions).join(', '),
    pid: sessions[0].pid,
    server: sessions[0].server,
  };
}

/** Evidence of what each old process holds, with the state of the server for new clients. */
export function sessionEvidence(route: RouteFacts, sessions: OldSessions[]) {
  return sessions.flatMap(old => [
    evidence(
      `old process ${old.pid} on server ${old.server} of ${route.proxy}${
        old.member && old.member !== old.server ? ` (${old.member})` : ''
      }`,
      counted(old.sessions, 'session'),
      route.old!.source,
      route.old!.observedAt,
    ),
    evidence(
      `server ${old.server} of ${route.proxy} for new clients`,
      old.current?.server.status,
      route.source,
      route.observedAt,
    ),
  ]);
}
