import type { Rule } from './Rule';
import {
  isDown,
  lockEvidence,
  serverEvidence,
  writeRoutes,
  writesOutOf,
} from './texts';
import { worded } from './worded';

/** HAProxy takes about this long to follow a planned switchover. */
const SWITCHOVER_MS = 5000;

/**
 * HAProxy has no server for writes, so clients get nothing, whatever Patroni reports. It was seen for about 10 s before
 * each failover of a frozen leader, while the lock still names that leader. In a standby cluster this is by design, and
 * without a lock holder another rule reports it.
 */
export const noWriteRoute: Rule = facts => {
  const unled = facts.view !== undefined && !facts.holder;
  if (facts.standbyCluster || unled) {
    return [];
  }
  return writeRoutes(facts)
    .filter(isDown)
    .map(route => ({
      ...worded(
        'no-write-route',
        {
          route: route.name,
          proxy: route.proxy,
          holder: facts.holder?.name ?? 'unknown',
        },
        facts.holder
          ? { message: 'no-write-route-held', next: 'no-write-route-held-next' }
          : {},
      ),
      subject: route.name,
      group: writesOutOf(route),
      refutedBy: 'connection',
      severity: 'critical',
      early: 'warning',
      settleMs: SWITCHOVER_MS,
      evidence: [lockEvidence(facts), ...serverEvidence(route)],
    }));
};
