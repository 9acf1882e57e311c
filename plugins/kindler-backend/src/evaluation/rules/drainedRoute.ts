import type { Rule } from './Rule';
import { isDrained, isMoved, serverEvidence, writeRoutes } from './texts';
import { worded } from './worded';

/**
 * Operators took all of the cluster's servers out of a write route. That is how a route is switched to another cluster,
 * which is responsible if its servers are down. If the servers of all clusters were taken out, clients get nothing.
 */
export const drainedRoute: Rule = facts =>
  writeRoutes(facts)
    .filter(isDrained)
    .map(route => {
      const elsewhere = isMoved(route);
      const others = route.othersMeant.join(', ');
      const severity = elsewhere ? 'info' : 'warning';
      return {
        ...worded(elsewhere ? 'write-route-moved' : 'write-route-drained', {
          route: route.name,
          proxy: route.proxy,
          servers: others,
        }),
        subject: route.name,
        severity,
        early: severity,
        settleMs: 0,
        evidence: serverEvidence(route),
      };
    });
