import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/**
 * The DCS lists a member that is not among the nodes that are asked, so nobody would notice if it accepted writes by
 * mistake. If no node is asked at all, the witness reports that. As long as a node could not be identified, it may be
 * this member.
 */
export const memberUnasked: Rule = facts => {
  const { nodes } = facts.snapshot;
  const unasked = facts.members.filter(
    ({ listed: isListed, nodeSource }) =>
      nodeSource === undefined && isListed === true,
  );
  const named = facts.members.every(
    ({ nodeSource, listed: isListed }) => nodeSource === undefined || isListed,
  );
  if (nodes.length === 0 || !named || unasked.length === 0) {
    return [];
  }
  const names = unasked.map(({ name }) => name);
  return [
    {
      ...worded('member-unasked', {
        members: names.join(', '),
        database: facts.snapshot.name,
      }),
      severity: 'info',
      early: 'hidden',
      settleMs: 2 * facts.loopWaitMs,
      evidence: [
        evidence(
          'members in the DCS',
          facts.view!.cluster.members.map(({ name }) => name).join(', '),
          facts.view!.source,
          facts.view!.observedAt,
        ),
      ],
    },
  ];
};
