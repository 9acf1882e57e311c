import { evidence } from '../facts/ClusterFacts';
import { isLabelledLeader } from '../../model/kubernetes/roleLabels';
import { NODE_LOST } from '../../model/kubernetes/KubernetesCluster';
import type { Rule } from './Rule';
import { lockEvidence } from './texts';
import { worded } from './worded';

/**
 * S3: two pods carry the label by which Services select the leader. This is normal for seconds in every switchover. If
 * it outlasts the lock, a frozen former leader never removed its label. A pod that certainly runs nothing is no danger.
 * The state of a pod on a lost node is unknown, but no Service leads there.
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
      ...worded('pods-labelled-leader', { pods: names.join(', ') }),
      rule: 'S3',
      severity: pods.length - lost.length > 1 ? 'critical' : 'warning',
      early: 'warning',
      settleMs: facts.ttlMs,
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
