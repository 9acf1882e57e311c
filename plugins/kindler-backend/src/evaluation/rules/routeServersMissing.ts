import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';

/**
 * The proxy has servers, but not all that the route names: the route is judged by those that there are. A switch of the
 * route would miss them.
 */
export const routeServersMissing: Rule = facts =>
  facts.routes
    .filter(({ known, missing }) => known && missing.length > 0)
    .map(route => {
      const present = route.servers.map(({ server }) => server.name).join(', ');
      const missing = route.missing.join(', ');
      return {
        code: 'route-servers-missing',
        subject: route.name,
        severity: 'info',
        early: 'hidden',
        settleMs: 0,
        restsOn: route.observedAt,
        message: `Proxy ${route.proxy} has no server ${missing}, which route ${route.name} names; it has ${present}.`,
        next: `Name the servers in kindler.routes '${route.name}'.targets as HAProxy does.`,
        params: {
          route: route.name,
          proxy: route.proxy,
          servers: missing,
          present,
        },
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
