import type { Rule } from './Rule';
import {
  isMixed,
  otherServerEvidence,
  othersUp,
  serverEvidence,
  serversUp,
  strangersUp,
  writeRoutes,
} from './texts';
import { worded } from './worded';

/**
 * A route for writes leads to this cluster and to servers of other targets, or of none, at the same time: each write
 * goes to one of them by chance. No change of leader does that, only a switch that stopped half way or a server set
 * ready by hand; so nothing is waited for but a second answer, as one answer may be read while a switch moves.
 */
export const writeRouteMixed: Rule = facts =>
  writeRoutes(facts)
    .filter(isMixed)
    .map(route => {
      const own = serversUp(route).map(({ server }) => server.name);
      const others = othersUp(route);
      const clusters = [
        ...new Set(
          strangersUp(route).map(
            ({ target }) => target?.database ?? 'no target',
          ),
        ),
      ];
      return {
        ...worded('write-route-mixed', {
          route: route.name,
          proxy: route.proxy,
          servers: own.join(', '),
          others: others.join(', '),
          clusters: clusters.join(', '),
        }),
        subject: route.name,
        severity: 'critical',
        early: 'warning',
        settleMs: 0,
        restsOn: route.observedAt,
        evidence: [...serverEvidence(route), ...otherServerEvidence(route)],
      };
    });
