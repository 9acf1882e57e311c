import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { listed, lockEvidence, WRITES_OUT } from './texts';

/**
 * S6: the Endpoints that clients are led by point at another pod than the lock holder. Compared by the pod's name
 * where the endpoint has one, because an address may be missing.
 */
export const endpointElsewhere: Rule = facts => {
  const { kubernetes, holder } = facts;
  const endpoint = kubernetes?.value.endpoint;
  if (!kubernetes || !endpoint || !holder) {
    return [];
  }
  const pod = kubernetes.value.pods.find(({ name }) => name === holder.name);
  const byName = endpoint.targets.length > 0;
  const right = byName
    ? endpoint.targets.every(name => name === holder.name)
    : pod?.ip === undefined || endpoint.ips.every(ip => ip === pod.ip);
  const where = byName ? endpoint.targets : endpoint.ips;
  if (right && where.length > 0) {
    return [];
  }
  return [
    {
      code: 'endpoint-elsewhere',
      rule: 'S6',
      group: `${WRITES_OUT}/endpoint`,
      severity: 'critical',
      early: 'warning',
      settleMs: facts.loopWaitMs,
      message:
        where.length > 0
          ? `The Endpoints of ${kubernetes.value.scope} lead to ${listed(
              where,
            )}, but ${holder.name} holds the lock.`
          : `The Endpoints of ${kubernetes.value.scope} lead nowhere, although ${holder.name} holds the lock.`,
      next: 'See whether another controller writes these Endpoints; Patroni corrects them when its leader renews the lock.',
      params: { where: where.join(', '), holder: holder.name },
      evidence: [
        lockEvidence(facts),
        evidence(
          `Endpoints ${kubernetes.value.scope}`,
          where.join(', ') || 'nobody',
          kubernetes.source,
          kubernetes.observedAt,
        ),
      ],
    },
  ];
};
