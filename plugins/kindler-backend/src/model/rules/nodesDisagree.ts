import { evidence } from '../facts/ClusterFacts';
import { lockHolder } from '../patroni/PatroniCluster';
import type { Rule } from './Rule';

/**
 * S13: nodes give different answers to the same question about the lock, so at least one of them does not see the
 * DCS as the others do. They are asked in turn, so answers differ after a change of leader until each was asked again.
 */
export const nodesDisagree: Rule = facts => {
  const words = facts.views.map(view => ({
    view,
    leader: lockHolder(view.cluster)?.name ?? 'nobody',
  }));
  if (new Set(words.map(({ leader }) => leader)).size < 2) {
    return [];
  }
  return [
    {
      code: 'nodes-disagree',
      rule: 'S13',
      severity: 'critical',
      early: 'hidden',
      settleMs: 2 * facts.loopWaitMs,
      restsOn: Math.min(...facts.views.map(({ observedAt }) => observedAt)),
      message: 'The nodes disagree about who holds the lock.',
      next: 'Look for a partition between the nodes and the DCS, and for clusters that share a scope.',
      params: {},
      evidence: words.map(({ view, leader }) =>
        evidence('lock holder', leader, view.source, view.observedAt),
      ),
    },
  ];
};
