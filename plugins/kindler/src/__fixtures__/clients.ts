import type { RouteClient } from '@kindler/backstage-plugin-kindler-common';
import { ago } from './times';

/** The client got through, logged in and ran a query. */
export function servedClient(route: string, member: string): RouteClient {
  return {
    source: `client:${route}`,
    target: route.endsWith('-ro') ? '127.0.0.1:5001' : '127.0.0.1:5000',
    last: {
      outcome: 'served',
      depth: 'query',
      observedAt: ago(2),
      phases: { connect: 0.4, startup: 1.3, login: 3.8, query: 0.6 },
      tookMs: 6.1,
      tls: false,
      member,
      timeline: 7,
      inRecovery: route.endsWith('-ro'),
    },
    servedAt: ago(2),
    servedBy: member,
    everyMs: 5000,
  };
}

/** HAProxy accepts and closes the connection, because it has no server. */
export function refusedClient(route: string, member: string): RouteClient {
  const served = servedClient(route, member);
  return {
    ...served,
    last: {
      outcome: 'closed',
      depth: 'startup',
      observedAt: ago(0.6),
      phases: { connect: 0.4 },
      tookMs: 0.9,
    },
    servedAt: ago(14),
    refusedSince: ago(13),
    everyMs: 1000,
  };
}
