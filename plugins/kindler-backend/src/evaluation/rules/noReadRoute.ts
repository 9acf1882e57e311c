import type { Rule } from './Rule';
import { isDown, serverEvidence } from './texts';
import { worded } from './worded';

/** The read-only route has no server. Readers get nothing, but writers are served. */
export const noReadRoute: Rule = facts =>
  facts.routes
    .filter(
      route => route.intent === 'read-only' && route.known && isDown(route),
    )
    .map(route => ({
      ...worded('no-read-route', { route: route.name, proxy: route.proxy }),
      subject: route.name,
      severity: 'warning',
      early: 'hidden',
      settleMs: 5000,
      evidence: serverEvidence(route),
    }));
