import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { writesOutOf } from './texts';
import { worded } from './worded';

const CLOSED = ['STOP', 'PAUSED'];

/**
 * The frontend that leads clients to a route's servers accepts no new ones, although the servers may all be well: it
 * was disabled at runtime, or HAProxy is about to stop. A second answer must confirm it, because the first may come
 * from a process that is being replaced.
 */
export const listenerClosed: Rule = facts =>
  facts.routes.flatMap(route => {
    const { frontend } = route;
    if (!route.known || !frontend || !CLOSED.includes(frontend.status)) {
      return [];
    }
    const { name, status } = frontend;
    const writes = route.intent === 'read-write';
    return [
      {
        ...worded('listener-closed', {
          route: route.name,
          proxy: route.proxy,
          frontend: name,
          status,
        }),
        subject: route.name,
        group: writes ? writesOutOf(route) : undefined,
        refutedBy: 'connection',
        severity: writes ? 'critical' : 'warning',
        early: 'warning',
        settleMs: 0,
        restsOn: route.observedAt,
        evidence: [
          evidence(`frontend ${name}`, status, route.source, route.observedAt),
        ],
      },
    ];
  });
