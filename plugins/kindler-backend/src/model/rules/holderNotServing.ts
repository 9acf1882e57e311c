import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { lockEvidence, writableEvidence } from './texts';

/**
 * S10: the lock is held and Patroni's health check for HAProxy says 200, but PostgreSQL there is not a running
 * primary. It happens for seconds in every promotion.
 */
export const holderNotServing: Rule = facts => {
  const { holder } = facts;
  if (!holder || facts.standbyCluster || holder.writable !== false) {
    return [];
  }
  return [
    {
      code: 'holder-not-serving',
      rule: 'S10',
      subject: holder.name,
      severity: 'critical',
      early: 'warning',
      settleMs: 2 * facts.loopWaitMs,
      message: `${holder.name} holds the lock but its PostgreSQL accepts no writes.`,
      next: `See the PostgreSQL log on ${holder.name}; HAProxy keeps sending writes there while it holds the lock.`,
      params: { member: holder.name },
      evidence: [
        lockEvidence(facts),
        writableEvidence(holder),
        evidence(
          `state of ${holder.name}`,
          holder.node?.state ?? holder.state,
          holder.nodeSource,
          holder.nodeAt,
        ),
      ],
    },
  ];
};
