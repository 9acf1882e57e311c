import { evidence } from '../facts/ClusterFacts';
import { isUnread } from '../kubernetes/isUnread';
import type { Rule } from './Rule';

/**
 * Pods of a Patroni cluster are there, and no record of it: its lock is kept in another DCS. That is no fault, but who
 * holds the lock is not known as long as no node is asked.
 */
export const lockNotInKubernetes: Rule = ({ kubernetes, view }) => {
  const untold = ['endpoints', 'configmaps'].some(resource =>
    isUnread(kubernetes?.value, resource),
  );
  if (!kubernetes || kubernetes.value.lock || view || untold) {
    return [];
  }
  const { scope, namespace, pods } = kubernetes.value;
  return [
    {
      code: 'lock-not-in-kubernetes',
      severity: 'info',
      early: 'info',
      settleMs: 0,
      message: `Patroni of ${scope} keeps no lock in Kubernetes: who leads is not known from there.`,
      next: `Name the REST APIs of its members in kindler.databases[].patroni.members, under the same name as here.`,
      params: { scope, namespace },
      evidence: [
        evidence(
          'records of the lock',
          'none',
          kubernetes.source,
          kubernetes.observedAt,
        ),
        ...pods
          .filter(({ member }) => member !== false)
          .map(({ name, roleLabel }) =>
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
