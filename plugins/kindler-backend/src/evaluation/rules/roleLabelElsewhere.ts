import { evidence } from '../facts/ClusterFacts';
import type { KubernetesCluster } from '../../model/kubernetes/KubernetesCluster';
import { isLabelledLeader } from '../../model/kubernetes/roleLabels';
import type { Rule } from './Rule';
import { lockEvidence, WRITES_OUT } from './texts';
import { worded } from './worded';

/**
 * If Patroni keeps its records in ConfigMaps, Services find the leader by the role label of its pod. The label is on
 * another pod, or on none, if Patroni may not change pods or something else writes it. Clients are then led to a pod
 * that does not hold the lock. Two labelled pods are reported by another rule.
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
 * Whether the label leads clients: a Service with the cluster's label selects by it. If Services are unknown, it does
 * if the records are not in Endpoints, because there is no other way. Services that were not found may also select by
 * it.
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
