import type { Rule } from './Rule';
import {
  followMs,
  listed,
  lockEvidence,
  serverEvidence,
  serversUp,
  writableEvidence,
  writeRoutes,
  writesOutOf,
} from './texts';

/**
 * S5: HAProxy sends writes to somebody else than the lock holder. Servers are matched by address, because a server
 * whose address was changed at runtime keeps its name. It is true in every switchover until the checks have followed.
 */
export const writeRouteElsewhere: Rule = facts => {
  const { holder } = facts;
  if (!holder || facts.standbyCluster) {
    return [];
  }
  return writeRoutes(facts).flatMap(route => {
    const up = serversUp(route);
    const right = up.some(({ member }) => member === holder.name);
    if (up.length === 0 || right) {
      return [];
    }
    const where = up.map(
      ({ server, member }) =>
        member ??
        `${server.name} (${server.address ?? 'address unknown'}, no member)`,
    );
    const targets = facts.members.filter(({ name }) => where.includes(name));
    return [
      {
        code: 'write-route-elsewhere',
        rule: 'S5',
        subject: route.name,
        group: targets.some(({ writable }) => writable === true)
          ? undefined
          : writesOutOf(route),
        severity: 'critical',
        early: 'warning',
        settleMs: followMs(facts),
        message: `HAProxy sends writes of route ${route.name} to ${listed(
          where,
        )}, but ${holder.name} holds the lock.`,
        next: `Compare the servers of proxy ${route.proxy} and their checks with the members; set the address or state back.`,
        params: {
          route: route.name,
          proxy: route.proxy,
          servers: where.join(', '),
          holder: holder.name,
        },
        evidence: [
          lockEvidence(facts),
          ...serverEvidence(route),
          ...targets.map(writableEvidence),
        ],
      },
    ];
  });
};
