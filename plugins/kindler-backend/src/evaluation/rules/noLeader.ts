import type { Rule } from './Rule';
import {
  isDown,
  listed,
  lockEvidence,
  serverEvidence,
  WRITES_OUT,
  writableEvidence,
  writeRoutes,
} from './texts';

const AGREED_MS = 5000;

/**
 * S11: nobody holds the lock. Patroni elects within its ttl, so it is an alarm after that; sooner where the other
 * witnesses say the same: no server for writes, or no node that accepts them.
 */
export const noLeader: Rule = facts => {
  if (!facts.view || facts.holder || facts.paused) {
    return [];
  }
  const routes = writeRoutes(facts);
  const unrouted = routes.length > 0 && routes.every(isDown);
  const unwritable =
    facts.members.length > 0 &&
    facts.members.every(({ writable }) => writable === false);
  // In a standby cluster both are so by design.
  const agreed = !facts.standbyCluster && (unrouted || unwritable);
  const writers = facts.writers.map(({ name }) => name);
  return [
    {
      code: 'no-leader',
      rule: 'S11',
      group: facts.standbyCluster ? undefined : WRITES_OUT,
      refutedBy: 'write',
      severity: 'critical',
      early: 'warning',
      settleMs: agreed ? AGREED_MS : facts.ttlMs,
      message:
        writers.length > 0
          ? `Nobody holds the lock, while ${listed(
              writers,
            )} still accepts writes.`
          : 'Nobody holds the lock: the cluster has no leader.',
      next: 'See whether the DCS answers and why no member takes the lock: lag, tags or a member that is not running.',
      params: { writers: writers.join(', ') },
      evidence: [
        lockEvidence(facts),
        ...facts.members.map(writableEvidence),
        ...routes.flatMap(serverEvidence),
      ],
    },
  ];
};
