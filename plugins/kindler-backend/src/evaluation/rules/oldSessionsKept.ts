import {
  heldSessions,
  isAstray,
  sessionEvidence,
  sessionParams,
} from './oldSessions';
import type { Rule } from './Rule';
import { worded } from './worded';

/**
 * An old process holds sessions where they belong. Nothing is wrong now, but a failover would not end them, which is
 * worth knowing beforehand.
 */
export const oldSessionsKept: Rule = facts =>
  facts.routes
    .filter(({ intent }) => intent === 'read-write')
    .flatMap(route => {
      const kept = heldSessions(route).filter(
        old => !isAstray(facts, route, old),
      );
      if (kept.length === 0) {
        return [];
      }
      return [
        {
          ...worded('old-sessions-kept', sessionParams(route, kept)),
          subject: route.name,
          severity: 'info',
          early: 'info',
          settleMs: 0,
          evidence: sessionEvidence(route, kept),
        },
      ];
    });
