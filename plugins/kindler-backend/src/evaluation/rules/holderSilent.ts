import type { ClusterFacts } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import {
  lockEvidence,
  roundMs,
  silenceEvidence,
  writableEvidence,
  WRITES_OUT,
} from './texts';
import { worded } from './worded';

/**
 * The lock holder does not answer. A frozen leader looks like this until its lock expires, and its PostgreSQL may still
 * take writes. A single lost answer is no alarm. If no node answers at all, the path from this backend is broken, and
 * the holder may be well.
 */
export const holderSilent: Rule = facts => {
  const { holder } = facts;
  if (!holder?.silentSince) {
    return [];
  }
  return [
    {
      ...worded('holder-silent', {
        member: holder.name,
        ttl: facts.ttlMs / 1000,
      }),
      rule: 'S10',
      subject: holder.name,
      group:
        holder.writable === true || facts.standbyCluster
          ? undefined
          : WRITES_OUT,
      refutedBy: 'write',
      severity: isSilentAlone(facts) ? 'critical' : 'warning',
      early: 'warning',
      settleMs: Math.min(facts.ttlMs, roundMs(facts)),
      evidence: [
        lockEvidence(facts),
        silenceEvidence(holder),
        writableEvidence(holder),
      ],
    },
  ];
};

/** Whether another node answers, or there is no other node. */
function isSilentAlone({ members, holder }: ClusterFacts): boolean {
  const others = members.filter(
    member => member !== holder && member.nodeSource !== undefined,
  );
  return (
    others.length === 0 ||
    others.some(({ silentSince }) => silentSince === undefined)
  );
}
