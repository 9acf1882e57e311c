import { evidence } from '../facts/ClusterFacts';
import { atLeast } from '../versions';
import type { Rule } from './Rule';

/**
 * A replica that runs but does not replicate. Since Patroni 3.0.4 a replica's state says `streaming` when it streams;
 * before that `running` is all there is, and the leader's list of standbys tells.
 */
export const notStreaming: Rule = facts =>
  facts.members
    .filter(member => {
      const { node } = member;
      return (
        node?.role === 'replica' &&
        node.state === 'running' &&
        node.replicationState === undefined &&
        atLeast(node.version, [3, 0, 4])
      );
    })
    .map(member => ({
      code: 'replica-not-streaming',
      subject: member.name,
      severity: 'warning',
      early: 'hidden',
      settleMs: 2 * facts.loopWaitMs,
      message: `${member.name} runs but does not replicate.`,
      next: `See the PostgreSQL log on ${member.name}: its connection to the leader, its slot or missing WAL.`,
      params: { member: member.name },
      evidence: [
        evidence(
          `replication of ${member.name}`,
          'none',
          member.nodeSource,
          member.nodeAt,
        ),
      ],
    }));
