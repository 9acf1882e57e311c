import { evidence } from '../facts/ClusterFacts';
import { isLabelledLeader } from '../../model/kubernetes/roleLabels';
import { NODE_LOST } from '../../model/kubernetes/KubernetesCluster';
import type { Rule } from './Rule';
import { listed, lockEvidence } from './texts';

/**
 * S3: two pods carry the label that Services select the leader by. It is so for seconds in every switchover; longer
 * than the lock lives it means that a frozen former leader never took its label off. A pod that surely runs nothing is
 * no danger; of one on a lost node nobody can tell, and no Service leads there.
 */
export const podsLabelledLeader: Rule = facts => {
  const { kubernetes } = facts;
  const pods = (kubernetes?.value.pods ?? []).filter(
    pod => isLabelledLeader(pod) && !pod.stopped,
  );
  if (!kubernetes || pods.length < 2) {
    return [];
  }
  const names = pods.map(({ name }) => name);
  const lost = pods.filter(({ trouble }) => trouble === NODE_LOST);
  return [
    {
      code: 'pods-labelled-leader',
      rule: 'S3',
      severity: pods.length - lost.length > 1 ? 'critical' : 'warning',
      early: 'warning',
      settleMs: facts.ttlMs,
      message: `${listed(
        names,
      )} are both labelled as leader: a split brain is suspected.`,
      next: 'See which of them accepts writes, and fence the one that does not hold the lock.',
      params: { pods: names.join(', ') },
      evidence: [
        lockEvidence(facts),
        ...pods.map(({ name, roleLabel }) =>
          evidence(
            `role label of ${name}`,
            roleLabel,
            kubernetes.source,
            kubernetes.observedAt,
          ),
        ),
      ],
    },
  ];
};
