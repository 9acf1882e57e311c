import {
  evidence,
  type ClusterFacts,
  type MemberFacts,
} from '../facts/ClusterFacts';
import type { Condition, Rule } from './Rule';

const LONG_MS = 30_000;
/** Without Patroni nothing fails over, so only a lag that means trouble is spoken of. */
const MUCH_BYTES = 50 * 1024 ** 2;

/**
 * A replica whose lag is unknown or larger than what Patroni would fail over to. Lag is relative to the leader's
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
        code: facts.hasPatroni ? 'lag-high' : 'replica-far-behind',
        subject: member.name,
        severity: 'warning',
        early: 'info',
        settleMs: LONG_MS,
        message: facts.hasPatroni
          ? `${member.name} lags ${member.lag} bytes behind; Patroni fails over only to members within ${limit}.`
          : `${member.name} lags ${member.lag} bytes behind the node that accepts writes.`,
        next: `See the load of the leader, the network and the disks of ${member.name}.`,
        params: { member: member.name, lag: member.lag, limit },
        evidence: [lagEvidence(facts, member, `${member.lag} bytes`)],
      },
    ];
  });

function lagUnknown(facts: ClusterFacts, member: MemberFacts): Condition {
  return {
    code: 'lag-unknown',
    subject: member.name,
    severity: 'warning',
    early: 'info',
    settleMs: 2 * facts.loopWaitMs,
    message: `How far ${member.name} lags behind is unknown.`,
    next: `See whether PostgreSQL on ${member.name} runs and replicates.`,
    params: { member: member.name },
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
