import {
  evidence,
  type ClusterFacts,
  type MemberFacts,
} from '../facts/ClusterFacts';
import { isHealthy, isNotRunning } from '../../model/patroni/states';
import type { Rule } from './Rule';
import { lockEvidence, writableEvidence, WRITES_OUT } from './texts';
import { worded } from './worded';

/**
 * Patroni answers and reports PostgreSQL as running, but PostgreSQL did not answer Patroni: neither its version nor a
 * position is reported. Meanwhile Patroni keeps the lock and HAProxy keeps sending clients there.
 */
export const postgresHangs: Rule = facts =>
  facts.members
    .filter(member => hangs(member))
    .map(member => {
      const leads = member === facts.holder;
      return {
        ...worded(leads ? 'holder-hangs' : 'member-hangs', {
          member: member.name,
        }),
        subject: member.name,
        group: leads && !facts.standbyCluster ? WRITES_OUT : undefined,
        refutedBy: leads ? ('write' as const) : undefined,
        severity: leads ? ('critical' as const) : ('warning' as const),
        early: leads ? ('warning' as const) : ('hidden' as const),
        settleMs: 2 * facts.loopWaitMs,
        evidence: [
          ...(leads ? [lockEvidence(facts)] : []),
          writableEvidence(member),
          stateEvidence(facts, member),
        ],
      };
    });

function hangs({ node, writable, state }: MemberFacts): boolean {
  return (
    node !== undefined &&
    node.writable === 'unknown' &&
    node.serverVersion === undefined &&
    writable === 'unknown' &&
    isHealthy(node.state) &&
    !isNotRunning(state)
  );
}

function stateEvidence(facts: ClusterFacts, member: MemberFacts) {
  return evidence(
    `answer of PostgreSQL on ${member.name}`,
    `none, state ${member.node!.state}`,
    member.nodeSource,
    member.nodeAt ?? facts.now,
  );
}
