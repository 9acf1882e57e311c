import { evidence } from '../facts/ClusterFacts';
import { judgeAddress, type LedTo } from '../kubernetes/judgeAddress';
import type { KubernetesEndpoint } from '../../model/kubernetes/KubernetesCluster';
import { addressesOf } from '../../model/kubernetes/PodBook';
import { named } from '../../model/named';
import type { Rule } from './Rule';
import { listed, lockEvidence, WRITES_OUT } from './texts';
import { worded } from './worded';

/**
 * S6: the Endpoints that lead clients point at a pod other than the lock holder's, or at an address that its pod no
 * longer has (patroni#1698). If the pod's address is unknown, its name alone decides.
 */
export const endpointElsewhere: Rule = facts => {
  const { kubernetes, holder } = facts;
  const endpoint = kubernetes?.value.endpoint;
  if (!kubernetes || !endpoint || !holder) {
    return [];
  }
  const { pods, scope, formation } = kubernetes.value;
  const name = formation ? `${scope}-${formation.group}` : scope;
  const addresses = addressesIn(endpoint);
  const wrong = addresses.filter(
    address => judgeAddress(address, holder.name, pods) === 'wrong',
  );
  if (addresses.length > 0 && wrong.length === 0) {
    return [];
  }
  const own = addressesOf(named(pods, holder.name));
  const where = wrong.map(address => describe(address, holder.name));
  const at = own.length > 0 ? ` at ${listed(own)}` : '';
  return [
    {
      ...worded(
        'endpoint-elsewhere',
        { name, where: where.join(', '), holder: `${holder.name}${at}` },
        { message: where.length > 0 ? undefined : 'endpoint-nowhere' },
      ),
      rule: 'S6',
      group: `${WRITES_OUT}/endpoint`,
      severity: 'critical',
      early: 'warning',
      settleMs: facts.loopWaitMs,
      evidence: [
        lockEvidence(facts),
        evidence(
          `Endpoints ${name}`,
          addresses
            .map(({ ip, target }) => [target, ip].filter(Boolean).join(' at '))
            .join(', ') || 'nobody',
          kubernetes.source,
          kubernetes.observedAt,
        ),
        ...(own.length > 0
          ? [
              evidence(
                `address of ${holder.name}`,
                own.join(', '),
                kubernetes.source,
                kubernetes.observedAt,
              ),
            ]
          : []),
      ],
    },
  ];
};

/** Names and addresses belong together if there is one of each. */
function addressesIn({ addresses, ips, targets }: KubernetesEndpoint): LedTo[] {
  if (addresses) {
    return addresses;
  }
  const count = targets.length > 0 ? targets.length : ips.length;
  return Array.from({ length: count }, (_, index) => ({
    ip: ips.length === count ? ips[index] : undefined,
    target: targets[index],
  }));
}

/** If the name is the holder's own, the address shows what is wrong. */
function describe({ ip, target }: LedTo, holder: string): string {
  if (target === undefined || target === holder) {
    return ip ?? target ?? 'unknown';
  }
  return target;
}
