import {
  heldSessions,
  isAstray,
  sessionEvidence,
  sessionParams,
} from './oldSessions';
import type { Rule } from './Rule';
import { lockEvidence } from './texts';
import { worded } from './worded';

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
