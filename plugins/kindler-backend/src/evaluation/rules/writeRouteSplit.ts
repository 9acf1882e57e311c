import type { Rule } from './Rule';
import {
  followMs,
  lockEvidence,
  serverEvidence,
  serversUp,
  whoServes,
  writeRoutes,
} from './texts';
import { worded } from './worded';

/**
 * S4: HAProxy distributes writes over several servers. After a switchover this lasts until the old leader's checks have
 * failed often enough. Two servers of one member lead to the same place, and so may servers that could not be compared.
 */
export const writeRouteSplit: Rule = facts =>
  writeRoutes(facts).flatMap(route => {
    const up = serversUp(route).filter(({ outcome }) => outcome !== 'unknown');
    if (new Set(up.map(whoServes)).size < 2) {
      return [];
    }
    const names = up.map(({ server }) => server.name);
    return [
      {
        ...worded('write-route-split', {
          route: route.name,
          proxy: route.proxy,
          servers: names.join(', '),
        }),
        rule: 'S4',
        subject: route.name,
        severity: 'critical',
        early: 'warning',
        settleMs: followMs(facts),
        evidence: [lockEvidence(facts), ...serverEvidence(route)],
      },
    ];
  });
