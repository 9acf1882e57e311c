import { evidence, type MemberFacts } from '../facts/ClusterFacts';
import { isNotRunning } from '../../model/patroni/states';
import type { Rule } from './Rule';
import { lockEvidence, writableEvidence, WRITES_OUT } from './texts';
import { worded } from './worded';

/**
 * S10: the lock is held and Patroni's health check for HAProxy returns 200, but the PostgreSQL there is not a running
 * primary. This happens for seconds in every promotion, and Kubernetes records a promotion some loops later.
 */
export const holderNotServing: Rule = facts => {
  const { holder, loopWaitMs, ttlMs } = facts;
  const refuses = holder?.writable === false;
  if (!holder || facts.standbyCluster || !(refuses || isRecordedSo(holder))) {
    return [];
  }
  return [
    {
      ...worded('holder-not-serving', { member: holder.name }),
      rule: 'S10',
      subject: holder.name,
      group: WRITES_OUT,
      refutedBy: 'write',
      severity: 'critical',
      early: 'warning',
      settleMs: refuses ? 2 * loopWaitMs : Math.max(2 * loopWaitMs, ttlMs),
      evidence: [
        lockEvidence(facts),
        writableEvidence(holder),
        holder.node
          ? evidence(
              `state of ${holder.name}`,
              holder.node.state,
              holder.nodeSource,
              holder.nodeAt,
            )
          : evidence(
              `state of ${holder.name} in the DCS`,
              holder.promoted === false
                ? `${holder.state}, not promoted`
                : holder.state,
              facts.view?.source,
              facts.view?.observedAt,
            ),
      ],
    },
  ];
};

/** If the node itself is silent, uses what its Patroni last wrote into the DCS. */
function isRecordedSo({ writable, state, promoted }: MemberFacts): boolean {
  return writable === 'unknown' && (isNotRunning(state) || promoted === false);
}
