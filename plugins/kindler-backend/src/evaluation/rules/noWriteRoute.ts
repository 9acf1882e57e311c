import type { Rule } from './Rule';
import {
  isDown,
  lockEvidence,
  serverEvidence,
  writeRoutes,
  writesOutOf,
} from './texts';

/** A planned switchover takes HAProxy about this long to move. */
const SWITCHOVER_MS = 5000;

/**
 * HAProxy has no server for writes. Clients get nothing, whatever Patroni says; seen for about 10 s before each
 * failover of a frozen leader, while the lock still names it. In a standby cluster it is so by design, and without a
 * lock holder the rule that says so speaks.
 */
export const noWriteRoute: Rule = facts => {
  const unled = facts.view !== undefined && !facts.holder;
  if (facts.standbyCluster || unled) {
    return [];
  }
  return writeRoutes(facts)
    .filter(isDown)
    .map(route => ({
      code: 'no-write-route',
      subject: route.name,
      group: writesOutOf(route),
      refutedBy: 'connection',
      severity: 'critical',
      early: 'warning',
      settleMs: SWITCHOVER_MS,
      message: facts.holder
        ? `HAProxy has no server for writes on route ${route.name}, although ${facts.holder.name} is recorded as leader.`
        : `HAProxy has no server for writes on route ${route.name}.`,
      next: facts.holder
        ? `See whether ${facts.holder.name} and its Patroni answer, and what the checks of proxy ${route.proxy} get.`
        : `See what the checks of proxy ${route.proxy} get from its servers.`,
      params: {
        route: route.name,
        proxy: route.proxy,
        holder: facts.holder?.name ?? 'unknown',
      },
      evidence: [lockEvidence(facts), ...serverEvidence(route)],
    }));
};
