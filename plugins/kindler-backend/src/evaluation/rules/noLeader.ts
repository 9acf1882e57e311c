import type { Rule } from './Rule';
import {
  isDown,
  lockEvidence,
  serverEvidence,
  WRITES_OUT,
  writableEvidence,
  writeRoutes,
} from './texts';
import { worded } from './worded';

const AGREED_MS = 5000;

/**
 * S11: nobody holds the lock. Patroni elects a leader within its ttl, so this becomes an alarm after that. It does so
 * earlier if the other witnesses agree: no server for writes, or no node that accepts them.
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
  // In a standby cluster both are normal by design.
  const agreed = !facts.standbyCluster && (unrouted || unwritable);
  const writers = facts.writers.map(({ name }) => name);
  return [
    {
      ...worded(
        'no-leader',
        { writers: writers.join(', ') },
        { message: writers.length > 0 ? 'no-leader-but-writers' : undefined },
      ),
      rule: 'S11',
      group: facts.standbyCluster ? undefined : WRITES_OUT,
      refutedBy: 'write',
      severity: 'critical',
      early: 'warning',
      settleMs: agreed ? AGREED_MS : facts.ttlMs,
      evidence: [
        lockEvidence(facts),
        ...facts.members.map(writableEvidence),
        ...routes.flatMap(serverEvidence),
      ],
    },
  ];
};
