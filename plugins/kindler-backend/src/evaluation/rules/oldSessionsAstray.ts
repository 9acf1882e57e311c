import {
  heldSessions,
  isAstray,
  sessionEvidence,
  sessionParams,
} from './oldSessions';
import type { Rule } from './Rule';
import { lockEvidence } from './texts';
import { worded } from './worded';

/** In a planned switchover, the former leader ends its sessions itself within this time. */
const SETTLE_MS = 10_000;

/**
 * A HAProxy process from before a reload holds sessions in a place where clients should not be any more: on a server
 * that is DOWN, was taken out, or whose member no longer leads. The old process checks no server, so not even
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
    return [
      {
        ...worded('old-sessions-astray', sessionParams(route, astray)),
        subject: route.name,
        severity: 'warning',
        early: 'hidden',
        settleMs: SETTLE_MS,
        evidence: [lockEvidence(facts), ...sessionEvidence(route, astray)],
      },
    ];
  });
