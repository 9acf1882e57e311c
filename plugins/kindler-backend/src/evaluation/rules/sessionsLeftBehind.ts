import type { Rule } from './Rule';
import { serverEvidence } from './texts';
import { worded } from './worded';

/**
 * Clients stay on a server that accepts no new ones. Without `on-marked-down shutdown-sessions` they keep talking to a
 * demoted or hanging node until they give up. Readers that stay on a replica which became the leader are served.
 */
export const sessionsLeftBehind: Rule = facts =>
  facts.routes.flatMap(route => {
    const left = route.servers.filter(
      ({ server, member }) =>
        server.up === false &&
        (server.sessions ?? 0) > 0 &&
        (route.intent === 'read-write' ||
          member === undefined ||
          member !== facts.holder?.name),
    );
    if (left.length === 0) {
      return [];
    }
    const count = left.reduce(
      (sum, { server }) => sum + (server.sessions ?? 0),
      0,
    );
    const names = left.map(({ server }) => server.name);
    return [
      {
        ...worded('sessions-left-behind', {
          route: route.name,
          proxy: route.proxy,
          server: names[0],
          count,
          servers: names.join(', '),
        }),
        subject: route.name,
        severity: 'warning',
        early: 'hidden',
        settleMs: 10_000,
        evidence: serverEvidence(route),
      },
    ];
  });
