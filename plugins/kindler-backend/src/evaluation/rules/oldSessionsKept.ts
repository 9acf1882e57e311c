import {
  countSessions,
  heldSessions,
  isAstray,
  sessionEvidence,
  sessionParams,
  whereSessionsAre,
} from './oldSessions';
import type { Rule } from './Rule';
import { counted, listed } from './texts';

/**
 * Sessions of an old process where they belong. Nothing is wrong now, but a failover would not cut them: it is worth
 * knowing before one.
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
          code: 'old-sessions-kept',
          subject: route.name,
          severity: 'info',
          early: 'info',
          settleMs: 0,
          message: `A HAProxy process from before a reload still holds ${counted(
            countSessions(kept),
            'session',
          )} of route ${route.name} on ${listed(
            whereSessionsAre(kept),
          )}; it checks no server, so a failover would not end them.`,
          next: 'Nothing to do now. They end with their clients; hard-stop-after bounds how long such a process lives.',
          params: sessionParams(route, kept),
          evidence: sessionEvidence(route, kept),
        },
      ];
    });
