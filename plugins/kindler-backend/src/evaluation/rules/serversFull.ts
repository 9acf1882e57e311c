import {
  evidence,
  type RouteFacts,
  type RouteServer,
} from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { serversUp } from './texts';
import { worded } from './worded';

/**
 * Every server of a route that accepts new connections has reached its `maxconn`. HAProxy queues new clients, and
 * refuses them after `timeout queue`.
 */
export const serversFull: Rule = facts =>
  facts.routes.flatMap(route => {
    const up = serversUp(route);
    if (!route.known || up.length === 0 || !up.every(isFull)) {
      return [];
    }
    const names = up.map(({ server }) => server.name);
    const waiting = up.reduce(
      (sum, { server }) => sum + (server.queue ?? 0),
      0,
    );
    return [
      {
        ...worded('servers-full', {
          route: route.name,
          proxy: route.proxy,
          servers: names.join(', '),
          waiting,
        }),
        subject: route.name,
        severity: 'warning',
        early: 'hidden',
        settleMs: 0,
        restsOn: route.observedAt,
        evidence: up.map(each => sessionEvidence(route, each)),
      },
    ];
  });

function isFull({ server }: RouteServer): boolean {
  const { sessions = 0, sessionLimit = 0 } = server;
  return sessionLimit > 0 && sessions >= sessionLimit;
}

function sessionEvidence(route: RouteFacts, { server }: RouteServer) {
  const { name, sessions, sessionLimit, queue } = server;
  return evidence(
    `sessions of server ${name} of ${route.proxy}`,
    `${sessions} of ${sessionLimit}, ${queue ?? 'unknown'} waiting`,
    route.source,
    route.observedAt,
  );
}
