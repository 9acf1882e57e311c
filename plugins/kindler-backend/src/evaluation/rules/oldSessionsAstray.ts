import {
  countSessions,
  heldSessions,
  isAstray,
  sessionEvidence,
  sessionParams,
  whereSessionsAre,
} from './oldSessions';
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
    const astray = heldSessions(route).filter(old =>
      isAstray(facts, route, old),
    );
    if (astray.length === 0) {
      return [];
    }
    const count = countSessions(astray);
    const servers = listed(whereSessionsAre(astray));
    const [{ pid, server }] = astray;
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
        next: `End them with their process: "kill -TERM ${pid}" on the host of HAProxy. Or each by itself on the master socket: "@!${pid} show sess" lists them with srv=${server}, and "@!${pid} shutdown session <id>" ends one. hard-stop-after bounds how long such a process lives.`,
        params: sessionParams(route, astray),
        evidence: [lockEvidence(facts), ...sessionEvidence(route, astray)],
      },
    ];
  });
