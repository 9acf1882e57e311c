import type { Rule } from './Rule';
import {
  lockEvidence,
  roundMs,
  silenceEvidence,
  writableEvidence,
  WRITES_OUT,
} from './texts';

/**
 * The lock is held by a member that does not answer: a frozen leader looks so until its lock expires. Its PostgreSQL
 * may still take writes. A single lost answer is no alarm.
 */
export const holderSilent: Rule = facts => {
  const { holder } = facts;
  if (!holder?.silentSince) {
    return [];
  }
  return [
    {
      code: 'holder-silent',
      rule: 'S10',
      subject: holder.name,
      group:
        holder.writable === true || facts.standbyCluster
          ? undefined
          : WRITES_OUT,
      refutedBy: 'write',
      severity: 'critical',
      early: 'warning',
      settleMs: Math.min(facts.ttlMs, roundMs(facts)),
      message: `${holder.name} holds the lock but does not answer.`,
      next: `See whether Patroni on ${
        holder.name
      } hangs or is cut off. Without an answer its lock expires after ${
        facts.ttlMs / 1000
      } s and another member takes over.`,
      params: { member: holder.name, ttl: facts.ttlMs / 1000 },
      evidence: [
        lockEvidence(facts),
        silenceEvidence(holder),
        writableEvidence(holder),
      ],
    },
  ];
};
