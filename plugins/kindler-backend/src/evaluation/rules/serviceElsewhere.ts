import { evidence, type ClusterFacts } from '../facts/ClusterFacts';
import type { KubernetesServiceView } from '../../model/kubernetes/KubernetesCluster';
import { judgeAddress } from '../kubernetes/judgeAddress';
import { judgeService } from '../kubernetes/judgeService';
import { isLabelledLeader } from '../../model/kubernetes/roleLabels';
import { named } from '../../model/named';
import type { Condition, Rule } from './Rule';
import { lockEvidence, WRITES_OUT } from './texts';
import { worded } from './worded';

/**
 * A Service for the leader leads elsewhere or nowhere, although the role label and Patroni's Endpoints are right: the
 * pod is not ready, or the EndpointSlices that clients follow are behind. If Patroni keeps its records in ConfigMaps,
 * such Services are the way to the leader.
 */
export const serviceElsewhere: Rule = facts => {
  const { kubernetes, holder } = facts;
  const { services = [], pods = [] } = kubernetes?.value ?? {};
  const own = named(pods, holder?.name);
  if (!kubernetes || !holder) {
    return [];
  }
  return services
    .filter(
      service =>
        service.leadsTo === 'leader' &&
        service.via === undefined &&
        judgeService(service, kubernetes.value, holder.name) === false,
    )
    .filter(({ bySelector }) =>
      bySelector
        ? own !== undefined && isLabelledLeader(own)
        : leadsRight(facts, holder.name),
    )
    .map(service => describe(facts, service, holder.name));
};

/** Whether Patroni's own Endpoints are right, so that only copies of them are wrong. */
function leadsRight({ kubernetes }: ClusterFacts, holder: string): boolean {
  const { endpoint, pods } = kubernetes!.value;
  const addresses = endpoint?.addresses ?? [];
  return (
    addresses.length > 0 &&
    addresses.every(address => judgeAddress(address, holder, pods) !== 'wrong')
  );
}

function describe(
  facts: ClusterFacts,
  { name, addresses = [], bySelector }: KubernetesServiceView,
  holder: string,
): Condition {
  const { value, source, observedAt } = facts.kubernetes!;
  const where = addresses.map(({ target, ip }) => target ?? ip ?? 'unknown');
  const needed = !bySelector || value.mode === 'configmaps';
  return {
    ...worded(
      'service-elsewhere',
      { service: name, where: where.join(', '), holder },
      {
        message: where.length > 0 ? undefined : 'service-nowhere',
        next: bySelector ? undefined : 'service-slices-next',
      },
    ),
    subject: name,
    group: `${WRITES_OUT}/service`,
    severity: needed ? 'critical' : 'warning',
    early: needed ? 'warning' : 'info',
    settleMs: 2 * facts.loopWaitMs,
    evidence: [
      lockEvidence(facts),
      evidence(
        `Service ${name}`,
        where.join(', ') || 'nobody',
        source,
        observedAt,
      ),
    ],
  };
}
