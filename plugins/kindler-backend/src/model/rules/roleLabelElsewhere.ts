import { evidence } from '../facts/ClusterFacts';
import { isLabelledLeader } from '../kubernetes/roleLabels';
import type { Rule } from './Rule';
import { listed, lockEvidence, WRITES_OUT } from './texts';

/**
 * Where Patroni keeps its records in ConfigMaps, Services find the leader by the role label of its pod. It stays on
 * another pod, or on none, when Patroni may not change pods or something else writes the label; then clients are led
 * to a pod that does not hold the lock. Two labelled pods are the subject of another rule.
 */
export const roleLabelElsewhere: Rule = facts => {
  const { kubernetes, holder } = facts;
  const { mode, endpoint, lock } = kubernetes?.value ?? {};
  const pods = (kubernetes?.value.pods ?? []).filter(
    ({ member }) => member !== false,
  );
  const own = pods.find(({ name }) => name === holder?.name);
  const labelled = pods.some(({ roleLabel }) => roleLabel !== undefined);
  const byLabel =
    lock !== undefined && (mode ?? 'configmaps') === 'configmaps' && !endpoint;
  if (!kubernetes || !own || !byLabel || !labelled || isLabelledLeader(own)) {
    return [];
  }
  const where = pods.filter(isLabelledLeader).map(({ name }) => name);
  return [
    {
      code: 'role-label-elsewhere',
      group: `${WRITES_OUT}/role-label`,
      severity: 'critical',
      early: 'warning',
      settleMs: 2 * facts.loopWaitMs,
      message:
        where.length > 0
          ? `${listed(where)} carries the role label of the leader, but ${
              own.name
            } holds the lock: Services lead writes to the wrong pod.`
          : `No pod carries the role label of the leader, although ${own.name} holds the lock: Services lead writes nowhere.`,
      next: `See whether Patroni on ${own.name} may patch its pod, and whether something else writes the label.`,
      params: { where: where.join(', '), holder: own.name },
      evidence: [
        lockEvidence(facts),
        ...pods.map(({ name, roleLabel }) =>
          evidence(
            `role label of ${name}`,
            roleLabel ?? 'none',
            kubernetes.source,
            kubernetes.observedAt,
          ),
        ),
      ],
    },
  ];
};
