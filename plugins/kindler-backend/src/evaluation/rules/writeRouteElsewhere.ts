import type { Rule } from './Rule';
import {
  followMs,
  lockEvidence,
  serverEvidence,
  serversUp,
  whoServes,
  writableEvidence,
  writeRoutes,
  writesOutOf,
} from './texts';
import { worded } from './worded';

/**
 * S5: HAProxy sends writes to somebody other than the lock holder. Servers are matched by address, because a server
 * whose address changed at runtime keeps its name. A server that could not be compared does not count. This is normal
 * in every switchover until the checks have followed.
 */
export const writeRouteElsewhere: Rule = facts => {
  const { holder } = facts;
  if (!holder || facts.standbyCluster) {
    return [];
  }
  return writeRoutes(facts).flatMap(route => {
    const up = serversUp(route);
    const elsewhere = up.every(
      ({ member, outcome }) => member !== holder.name && outcome !== 'unknown',
    );
    if (up.length === 0 || !elsewhere) {
      return [];
    }
    const where = up.map(whoServes);
    const led = new Set(up.map(({ member }) => member));
    const targets = facts.members.filter(({ name }) => led.has(name));
    return [
      {
        ...worded('write-route-elsewhere', {
          route: route.name,
          proxy: route.proxy,
          servers: where.join(', '),
          holder: holder.name,
        }),
        rule: 'S5',
        subject: route.name,
        group: targets.some(({ writable }) => writable === true)
          ? undefined
          : writesOutOf(route),
        severity: 'critical',
        early: 'warning',
        settleMs: followMs(facts),
        evidence: [
          lockEvidence(facts),
          ...serverEvidence(route),
          ...targets.map(writableEvidence),
        ],
      },
    ];
  });
};
