import { evidence } from '../facts/ClusterFacts';
import { isUnread } from '../kubernetes/isUnread';
import type { Rule } from './Rule';
import { worded } from './worded';

/**
 * There are pods of a Patroni cluster but no record of it, so its lock is kept in another DCS. That is no fault, but
 * the lock holder is unknown as long as no node is asked.
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
      ...worded('lock-not-in-kubernetes', { scope, namespace }),
      severity: 'info',
      early: 'info',
      settleMs: 0,
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
