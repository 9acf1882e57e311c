import {
  evidence,
  type ClusterFacts,
  type MemberFacts,
} from '../facts/ClusterFacts';
import type { Condition, Rule } from './Rule';
import { worded } from './worded';

const LONG_MS = 30_000;
/** Without Patroni nothing fails over, so only a serious lag is reported. */
const MUCH_BYTES = 50 * 1024 ** 2;

/**
 * The lag of a replica is unknown or larger than Patroni's limit for a failover. Lag is relative to the leader's
 * position that was last written to the DCS, so a small one proves nothing, but a large one does.
 */
export const replicaLag: Rule = facts =>
  facts.members.flatMap((member): Condition[] => {
    if (member.lag === 'unknown') {
      return [lagUnknown(facts, member)];
    }
    const limit = facts.hasPatroni ? facts.maximumLag : MUCH_BYTES;
    if (member.lag === undefined || member.lag <= limit) {
      return [];
    }
    return [
      {
        ...worded(facts.hasPatroni ? 'lag-high' : 'replica-far-behind', {
          member: member.name,
          lag: member.lag,
          limit,
        }),
        subject: member.name,
        severity: 'warning',
        early: 'info',
        settleMs: LONG_MS,
        evidence: [lagEvidence(facts, member, `${member.lag} bytes`)],
      },
    ];
  });

function lagUnknown(facts: ClusterFacts, member: MemberFacts): Condition {
  return {
    ...worded('lag-unknown', { member: member.name }),
    subject: member.name,
    severity: 'warning',
    early: 'info',
    settleMs: 2 * facts.loopWaitMs,
    evidence: [lagEvidence(facts, member, 'unknown')],
  };
}

function lagEvidence(facts: ClusterFacts, member: MemberFacts, value: string) {
  const { lagSource, lagAt } = member;
  return lagSource
    ? evidence(`lag of ${member.name}`, value, lagSource, lagAt)
    : evidence(
        `lag of ${member.name}`,
        value,
        facts.view?.source,
        facts.view?.observedAt,
      );
}
