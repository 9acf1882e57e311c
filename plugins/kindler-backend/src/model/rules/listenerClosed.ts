import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { writesOutOf } from './texts';

const CLOSED = ['STOP', 'PAUSED'];

/**
 * The frontend of a route's listen section takes no new clients, although its servers may all be well: it was disabled
 * at runtime, or HAProxy is about to stop. A second answer must say so, as one may be of a process that is replaced.
 */
export const listenerClosed: Rule = facts =>
  facts.routes
    .filter(({ known, frontend }) => known && CLOSED.includes(frontend ?? ''))
    .map(route => ({
      code: 'listener-closed',
      subject: route.name,
      group: route.intent === 'read-write' ? writesOutOf(route) : undefined,
      refutedBy: 'connection',
      severity: route.intent === 'read-write' ? 'critical' : 'warning',
      early: 'warning',
      settleMs: 0,
      restsOn: route.observedAt,
      message: `HAProxy takes no new clients of route ${route.name}: its frontend is ${route.frontend}.`,
      next: `Enable it (enable frontend ${route.proxy}), or see why HAProxy is stopping.`,
      params: {
        route: route.name,
        proxy: route.proxy,
        status: route.frontend!,
      },
      evidence: [
        evidence(
          `frontend ${route.proxy}`,
          route.frontend,
          route.source,
          route.observedAt,
        ),
      ],
    }));
