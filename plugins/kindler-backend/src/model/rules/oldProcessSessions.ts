import {
  evidence,
  type ClusterFacts,
  type OldSessions,
  type RouteFacts,
} from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { counted, listed, lockEvidence } from './texts';

/** A planned switchover ends the sessions of the former leader itself within this time. */
const SETTLE_MS = 10_000;

/**
 * Sessions that a HAProxy process from before a reload holds where clients should no longer be: on a server whose
 * member does not lead any more, is DOWN or was taken out. That process checks no server, so not even
 * `on-marked-down shutdown-sessions` ends them.
 */
export const oldSessionsAstray: Rule = facts =>
  facts.routes.flatMap(route => {
    const astray = held(route).filter(old => isAstray(facts, route, old));
    if (astray.length === 0) {
      return [];
    }
    const count = total(astray);
    const servers = listed(names(astray));
    return [
      {
        code: 'old-sessions-astray',
        subject: route.name,
        severity: 'warning',
        early: 'hidden',
        settleMs: SETTLE_MS,
        message: `A HAProxy process from before a reload holds ${counted(
          count,
          'session',
        )} of route ${
          route.name
        } on ${servers}, where new clients are not sent; nothing checks or ends them.`,
        next: `End them: "@!${astray[0].pid} shutdown sessions server ${route.proxy}/${astray[0].server}" on the master socket, or stop process ${astray[0].pid}. hard-stop-after bounds how long such a process lives.`,
        params: params(route, astray),
        evidence: [lockEvidence(facts), ...sessionEvidence(route, astray)],
      },
    ];
  });

/**
 * Sessions of an old process where they belong. Nothing is wrong now, but a failover would not cut them: it is worth
 * knowing before one.
 */
export const oldSessionsKept: Rule = facts =>
  facts.routes
    .filter(({ intent }) => intent === 'read-write')
    .flatMap(route => {
      const kept = held(route).filter(old => !isAstray(facts, route, old));
      if (kept.length === 0) {
        return [];
      }
      return [
        {
          code: 'old-sessions-kept',
          subject: route.name,
          severity: 'info',
          early: 'info',
          settleMs: 0,
          message: `A HAProxy process from before a reload still holds ${counted(
            total(kept),
            'session',
          )} of route ${route.name} on ${listed(
            names(kept),
          )}; it checks no server, so a failover would not end them.`,
          next: 'Nothing to do now. They end with their clients; hard-stop-after bounds how long such a process lives.',
          params: params(route, kept),
          evidence: sessionEvidence(route, kept),
        },
      ];
    });

function held(route: RouteFacts): OldSessions[] {
  return route.old?.sessions ?? [];
}

/** Readers are well on any member that runs, also on the leader; writers only on the one that leads. */
function isAstray(
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

function total(sessions: OldSessions[]): number {
  return sessions.reduce((sum, old) => sum + old.sessions, 0);
}

function names(sessions: OldSessions[]): string[] {
  return [...new Set(sessions.map(({ server, member }) => member ?? server))];
}

function params(route: RouteFacts, sessions: OldSessions[]) {
  return {
    route: route.name,
    proxy: route.proxy,
    count: total(sessions),
    servers: names(sessions).join(', '),
    pid: sessions[0].pid,
    server: sessions[0].server,
  };
}

function sessionEvidence(route: RouteFacts, sessions: OldSessions[]) {
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
