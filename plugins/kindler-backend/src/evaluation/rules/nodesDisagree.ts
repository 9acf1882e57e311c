import { findLeader } from '@kindler/backstage-plugin-kindler-common';
import { evidence, type ClusterView } from '../facts/ClusterFacts';
import type { Condition, Rule } from './Rule';
import { worded } from './worded';

/**
 * S13: nodes answer the same question about the lock differently, so at least one of them sees another state of the
 * DCS. They disagree about the holder, or about the timeline if both halves of a partitioned DCS continued under the
 * same name. Nodes are asked in turn, so answers differ after a change of leader until each was asked again.
 */
export const nodesDisagree: Rule = facts => {
  const words = facts.views.map(view => {
    const holder = findLeader(view.cluster.members);
    return { view, leader: holder?.name ?? 'nobody', ...holder };
  });
  const base = {
    rule: 'S13',
    severity: 'critical',
    early: 'hidden',
    settleMs: 2 * facts.loopWaitMs,
    restsOn: Math.min(...facts.views.map(({ observedAt }) => observedAt)),
  } satisfies Partial<Condition>;
  if (differ(words.map(({ leader }) => leader))) {
    return [
      {
        ...base,
        ...worded('nodes-disagree', {}),
        evidence: words.map(({ view, leader }) =>
          said(view, 'lock holder', leader),
        ),
      },
    ];
  }
  const known = words.filter(({ timeline }) => timeline !== undefined);
  return differ(known.map(({ timeline }) => timeline))
    ? [
        {
          ...base,
          subject: 'timeline',
          ...worded(
            'nodes-disagree',
            { leader: known[0].leader },
            { message: 'nodes-disagree-about-timeline' },
          ),
          evidence: known.map(({ view, timeline }) =>
            said(view, `timeline of ${known[0].leader}`, timeline),
          ),
        },
      ]
    : [];
};

function differ(values: unknown[]): boolean {
  return new Set(values).size > 1;
}

function said(
  view: ClusterView,
  label: string,
  value: string | number | undefined,
) {
  return evidence(label, value, view.source, view.observedAt);
}
