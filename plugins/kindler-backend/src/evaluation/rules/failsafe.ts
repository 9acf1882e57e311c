import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/** S14: the DCS is away and the leader stays because every member agreed. One more fault and it demotes itself. */
export const failsafe: Rule = facts => {
  const active = facts.members.filter(({ node }) => node?.failsafeActive);
  if (active.length === 0) {
    return [];
  }
  return [
    {
      ...worded('failsafe-active', {}),
      rule: 'S14',
      severity: 'warning',
      early: 'warning',
      settleMs: 0,
      evidence: active.map(member =>
        evidence(
          `failsafe mode on ${member.name}`,
          'active',
          member.nodeSource,
          member.nodeAt,
        ),
      ),
    },
  ];
};
