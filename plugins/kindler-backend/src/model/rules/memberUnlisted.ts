import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';

/** A node answers but the DCS does not list it: its Patroni cannot register, or it belongs to another cluster. */
export const memberUnlisted: Rule = facts =>
  facts.members
    .filter(member => facts.view && member.listed === false && member.node)
    .map(member => ({
      code: 'member-unlisted',
      subject: member.name,
      severity: 'warning',
      early: 'hidden',
      settleMs: 2 * facts.loopWaitMs,
      message: `${member.name} answers but is no member of the cluster in the DCS.`,
      next: `See whether Patroni on ${member.name} reaches the DCS and has the same scope.`,
      params: { member: member.name },
      evidence: [
        evidence(
          `${member.name}`,
          member.node!.state,
          member.nodeSource,
          member.nodeAt,
        ),
        evidence(
          'members in the DCS',
          facts.view!.cluster.members.map(({ name }) => name).join(', '),
          facts.view!.source,
          facts.view!.observedAt,
        ),
      ],
    }));
