import { evidence } from '../facts/ClusterFacts';
import type { KubernetesCluster } from '../../model/kubernetes/KubernetesCluster';
import { isLabelledLeader } from '../../model/kubernetes/roleLabels';
import type { Rule } from './Rule';
import { lockEvidence, WRITES_OUT } from './texts';
import { worded } from './worded';

/**
 * Where Patroni keeps its records in ConfigMaps, Services find the leader by the role label of its pod. It stays on
 * another pod, or on none, when Patroni may not change pods or something else writes the label; then clients are led
 * to a pod that does not hold the lock. Two labelled pods are the subject of another rule.
 */
export const roleLabelElsewhere: Rule = facts => {
  const { kubernetes, holder } = facts;
  const pods = (kubernetes?.value.pods ?? []).filter(
    ({ member }) => member !== false,
  );
  const own = pods.find(({ name }) => name === holder?.name);
  const labelled = pods.some(({ roleLabel }) => roleLabel !== undefined);
  if (!kubernetes || !own || !labelled || isLabelledLeader(own)) {
    return [];
  }
  const leads = leadsClients(kubernetes.value);
  if (leads === false) {
    return [];
  }
  const where = pods.filter(isLabelledLeader).map(({ name }) => name);
  return [
    {
      ...worded(
        'role-label-elsewhere',
        { where: where.join(', '), holder: own.name },
        { message: where.length > 0 ? undefined : 'role-label-nowhere' },
      ),
      group: `${WRITES_OUT}/role-label`,
      severity: leads === 'perhaps' ? 'warning' : 'critical',
      early: leads === 'perhaps' ? 'info' : 'warning',
      settleMs: 2 * facts.loopWaitMs,
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

/**
 * Whether the label leads clients: a Service that carries the cluster's label selects by it, or, where Services are not
 * known, the records are not in Endpoints, so that there is no other way. Others may select by it that were not found.
 */
function leadsClients({
  mode,
  endpoint,
  services,
}: KubernetesCluster): boolean | 'perhaps' {
  const only = mode === 'configmaps' || (mode === undefined && !endpoint);
  const selects = services?.some(
    ({ leadsTo, bySelector }) => leadsTo === 'leader' && bySelector,
  );
  return selects ?? only ? true : only && 'perhaps';
}
