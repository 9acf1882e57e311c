import type { Rule } from './Rule';
import { isDrained, isMoved, serverEvidence, writeRoutes } from './texts';

/**
 * Operators took all of the cluster's servers out of a route for writes. That is how a route is switched to another
 * cluster, whose trouble it is when its servers are down; if all servers were taken out, clients get nothing.
 */
export const drainedRoute: Rule = facts =>
  writeRoutes(facts)
    .filter(isDrained)
    .map(route => {
      const elsewhere = isMoved(route);
      const others = route.othersMeant.join(', ');
      const severity = elsewhere ? 'info' : 'warning';
      return {
        code: elsewhere ? 'write-route-moved' : 'write-route-drained',
        subject: route.name,
        severity,
        early: severity,
        settleMs: 0,
        message: elsewhere
          ? `Route ${route.name} leads to ${others} and not to this cluster.`
          : `Operators took every server out of route ${route.name}: writes lead nowhere.`,
        next: elsewhere
          ? 'Nothing to do, unless the route should lead here: switch it then.'
          : `Make a server ready on the runtime socket ("set server ${route.proxy}/<server> state ready"), or switch the route.`,
        params: {
          route: route.name,
          proxy: route.proxy,
          servers: others,
        },
        evidence: serverEvidence(route),
      };
    });
