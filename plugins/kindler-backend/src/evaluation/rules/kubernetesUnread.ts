import {
  faultHint,
  faultMessage,
} from '@kindler/backstage-plugin-kindler-common';
import { evidence } from '../facts/ClusterFacts';
import type { KubernetesCluster } from '../../model/kubernetes/KubernetesCluster';
import type { Rule } from './Rule';
import { worded } from './worded';

const SETTLE_MS = 30_000;

/**
 * One kind of object cannot be read while others can: the account lacks a right, or the API does not serve that kind.
 * Whatever only that kind shows stays unknown.
 */
export const kubernetesUnread: Rule = ({ kubernetes }) =>
  (kubernetes?.value.unread ?? [])
    .filter(({ resource }) => matters(resource, kubernetes!.value))
    .map(({ resource, fault }) => ({
      ...worded(
        'kubernetes-unread',
        { resource, fault: faultMessage(fault), hint: faultHint(fault) },
        {
          next: fault.kind === 'auth' ? 'kubernetes-forbidden-next' : undefined,
        },
      ),
      subject: resource,
      severity: 'warning',
      early: 'info',
      settleMs: SETTLE_MS,
      evidence: [
        evidence(
          `list of ${resource}`,
          faultMessage(fault),
          kubernetes!.source,
          kubernetes!.observedAt,
        ),
      ],
    }));

/**
 * Without pods the members are unknown, and without the kind that holds it, so is the lock. The other kinds are
 * reported where they are shown.
 */
function matters(resource: string, { mode }: KubernetesCluster): boolean {
  const holdsLocks = resource === 'endpoints' || resource === 'configmaps';
  return resource === 'pods' || (holdsLocks && mode === undefined);
}
