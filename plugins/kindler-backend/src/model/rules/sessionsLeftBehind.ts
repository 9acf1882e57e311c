import type { Rule } from './Rule';
import { listed, serverEvidence, writeRoutes } from './texts';

/**
 * Clients that stay on a server which takes no new ones: without `on-marked-down shutdown-sessions` they talk to a
 * demoted or hanging node until they give up.
 */
export const sessionsLeftBehind: Rule = facts =>
  writeRoutes(facts).flatMap(route => {
    const left = route.servers.filter(
      ({ server }) => server.up === false && (server.sessions ?? 0) > 0,
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
        code: 'sessions-left-behind',
        subject: route.name,
        severity: 'warning',
        early: 'hidden',
        settleMs: 10_000,
        message: `${count} sessions of route ${route.name} stay on ${listed(
          names,
        )}, which takes no new ones.`,
        next: 'End them (shutdown sessions server), and set on-marked-down shutdown-sessions on the proxy.',
        params: { route: route.name, count, servers: names.join(', ') },
        evidence: serverEvidence(route),
      },
    ];
  });
