import type { Rule } from './Rule';
import { isDown, serverEvidence } from './texts';

/** The read-only route has no server: readers get nothing, writers are served. */
export const noReadRoute: Rule = facts =>
  facts.routes
    .filter(
      route => route.intent === 'read-only' && route.known && isDown(route),
    )
    .map(route => ({
      code: 'no-read-route',
      subject: route.name,
      severity: 'warning',
      early: 'hidden',
      settleMs: 5000,
      message: `HAProxy has no server for reads on route ${route.name}.`,
      next: `See whether a replica is running, and what the checks of proxy ${route.proxy} get.`,
      params: { route: route.name, proxy: route.proxy },
      evidence: serverEvidence(route),
    }));
