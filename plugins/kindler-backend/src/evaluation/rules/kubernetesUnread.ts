import { evidence } from '../facts/ClusterFacts';
import type { KubernetesCluster } from '../../model/kubernetes/KubernetesCluster';
import type { Rule } from './Rule';
import { worded } from './worded';

const SETTLE_MS = 30_000;

/**
 * A kind of object cannot be read, while others can: the account lacks a right, or the API does not serve it. What only
 * that kind tells stays unknown.
 */
export const kubernetesUnread: Rule = ({ kubernetes }) =>
  (kubernetes?.value.unread ?? [])
    .filter(({ resource }) => matters(resource, kubernetes!.value))
    .map(({ resource, fault }) => ({
      ...worded(
        'kubernetes-unread',
        { resource, fault: fault.message, hint: fault.hint },
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
          fault.message,
          kubernetes!.source,
          kubernetes!.observedAt,
        ),
      ],
    }));

/**
 * Without pods the members are not known, and the lock is not while its kind is not. Of the other kinds it is told where
 * they are shown.
 */
function matters(resource: string, { mode }: KubernetesCluster): boolean {
  const holdsLocks = resource === 'endpoints' || resource === 'configmaps';
  return resource === 'pods' || (holdsLocks && mode === undefined);
}
