import {
  evidence,
  type ClusterFacts,
  type MemberFacts,
} from '../facts/ClusterFacts';
import { isNotRunning } from '../../model/patroni/states';
import type { Rule } from './Rule';
import { worded } from './worded';

/** After a change of leader every replica reconnects within this time, even with a short loop_wait. */
const SETTLE_MS = 15_000;

/**
 * A replica runs but does not replicate, according to `deriveReplication`. Without a leader there is nothing to
 * replicate from, and other rules report that. The standby leader of a standby cluster has its own rule.
 */
export const notStreaming: Rule = facts => {
  const leads = facts.holder ?? soleWriter(facts);
  return leads
    ? facts.members
        .filter(member => member !== leads && isCutOffReplica(facts, member))
        .map(member => ({
          ...worded('replica-not-streaming', { member: member.name }),
          subject: member.name,
          severity: 'warning',
          early: 'hidden',
          settleMs: Math.max(2 * facts.loopWaitMs, SETTLE_MS),
          evidence: [replicationEvidence(member)],
        }))
    : [];
};

/** Evidence of how a member replicates. */
export function replicationEvidence(member: MemberFacts) {
  const { replication, nodeSource, nodeAt } = member;
  return evidence(
    `replication of ${member.name}`,
    replication?.word ?? replication?.kind,
    replication?.source ?? nodeSource,
    replication?.at ?? nodeAt,
  );
}

function isCutOffReplica(facts: ClusterFacts, member: MemberFacts): boolean {
  const { replication, listed, node, state, tags } = member;
  return (
    replication?.kind === 'none' &&
    (listed === true || !facts.hasPatroni) &&
    !isNotRunning(node?.state ?? state) &&
    // The tag makes it use the archive only, since Patroni 4.0.
    tags?.nostream?.toLowerCase() !== 'true'
  );
}

function soleWriter({ hasPatroni, writers }: ClusterFacts) {
  return !hasPatroni && writers.length === 1 ? writers[0] : undefined;
}
