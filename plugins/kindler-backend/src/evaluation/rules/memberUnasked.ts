import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { listed } from './texts';

/**
 * The DCS lists a member that is not among the nodes that are asked: whether it accepts writes by mistake nobody
 * would notice. Where no node is asked at all the witness says so, and while a node could not be named it may be the
 * member.
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
      code: 'member-unasked',
      severity: 'info',
      early: 'hidden',
      settleMs: 2 * facts.loopWaitMs,
      message: `${listed(names)} ${
        names.length === 1 ? 'is a member' : 'are members'
      } that nobody asks, so it would not be noticed if writes were accepted there.`,
      next: `Add the address to kindler.databases[] ${facts.snapshot.name} (patroni.members).`,
      params: { members: names.join(', '), database: facts.snapshot.name },
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
