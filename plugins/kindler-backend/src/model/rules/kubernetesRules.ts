import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { listed, lockEvidence } from './texts';

const LEADER_LABELS = ['master', 'primary'];

/**
 * S3: two pods carry the label that Services select the leader by. It is so for seconds in every switchover; longer
 * than the lock lives it means that a frozen former leader never took its label off.
 */
export const podsLabelledLeader: Rule = facts => {
  const { kubernetes } = facts;
  const pods =
    kubernetes?.value.pods.filter(({ roleLabel }) =>
      LEADER_LABELS.includes(roleLabel ?? ''),
    ) ?? [];
  if (!kubernetes || pods.length < 2) {
    return [];
  }
  const names = pods.map(({ name }) => name);
  return [
    {
      code: 'pods-labelled-leader',
      rule: 'S3',
      severity: 'critical',
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
