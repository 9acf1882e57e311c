import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';

/** S14: the DCS is away and the leader stays because every member agreed. One more fault and it demotes itself. */
export const failsafe: Rule = facts => {
  const active = facts.members.filter(({ node }) => node?.failsafeActive);
  if (active.length === 0) {
    return [];
  }
  return [
    {
      code: 'failsafe-active',
      rule: 'S14',
      severity: 'warning',
      early: 'warning',
      settleMs: 0,
      message: 'The DCS does not answer; the cluster lives on failsafe mode.',
      next: 'Bring the DCS back: while it is away no failover is possible.',
      params: {},
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
