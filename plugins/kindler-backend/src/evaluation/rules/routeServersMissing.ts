import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/**
 * The proxy has servers, but not all that the route names. The route is judged by the existing ones. A switch of the
 * route would miss the others.
 */
export const routeServersMissing: Rule = facts =>
  facts.routes
    .filter(({ known, missing }) => known && missing.length > 0)
    .map(route => {
      const present = route.servers.map(({ server }) => server.name).join(', ');
      const missing = route.missing.join(', ');
      return {
        ...worded('route-servers-missing', {
          route: route.name,
          proxy: route.proxy,
          servers: missing,
          present,
        }),
        subject: route.name,
        severity: 'info',
        early: 'hidden',
        settleMs: 0,
        restsOn: route.observedAt,
        evidence: [
          evidence(
            `servers of proxy ${route.proxy}`,
            present,
            route.source,
            route.observedAt,
          ),
        ],
      };
    });
