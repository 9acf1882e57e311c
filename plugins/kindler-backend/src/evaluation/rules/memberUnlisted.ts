import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/** Limit on the names in a finding. */
const MOST_NAMES = 20;

/** A node answers but is not listed in the DCS: its Patroni cannot register, or it belongs to another cluster. */
export const memberUnlisted: Rule = facts =>
  facts.members
    .filter(member => facts.view && member.listed === false && member.node)
    .map(member => ({
      ...worded('member-unlisted', { member: member.name }),
      subject: member.name,
      severity: 'warning',
      early: 'hidden',
      settleMs: 2 * facts.loopWaitMs,
      evidence: [
        evidence(
          `${member.name}`,
          member.node!.state,
          member.nodeSource,
          member.nodeAt,
        ),
        evidence(
          'members in the DCS',
          someOf(facts.view!.cluster.members),
          facts.view!.source,
          facts.view!.observedAt,
        ),
      ],
    }));

function someOf(members: ReadonlyArray<{ name: string }>): string {
  const names = members.slice(0, MOST_NAMES).map(({ name }) => name);
  const left = members.length - names.length;
  return [...names, ...(left > 0 ? [`${left} more`] : [])].join(', ');
}
