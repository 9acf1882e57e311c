import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { observeLock } from '../model/kubernetes/LockObservation';
import type { KubernetesReading } from '../model/kubernetes/PostgresClusterView';

/** Applies an answer of the Kubernetes API to a snapshot. The reading is undefined if the cluster's objects are gone. */
export function withKubernetes(
  snapshot: ClusterSnapshot,
  reading: KubernetesReading | undefined,
  now: number,
): Pick<ClusterSnapshot, 'managedBy' | 'kubernetes'> {
  const { value } = reading ?? {};
  const { reading: before, sighting } = snapshot.kubernetes ?? {};
  const operator = value?.owner ? 'pgo' : 'patroni';
  return {
    managedBy: value ? operator : snapshot.managedBy,
    kubernetes: reading && {
      reading,
      sighting:
        value && observeLock(value, sighting, now, before?.fault === undefined),
    },
  };
}

/** Restores an answer from before this process started, unless something newer is known. */
export function restoreKubernetes(
  snapshot: ClusterSnapshot,
  last: KubernetesReading | undefined,
): ClusterSnapshot {
  return last && !snapshot.kubernetes
    ? { ...snapshot, ...withKubernetes(snapshot, last, last.observedAt ?? 0) }
    : snapshot;
}

/**
 * The part that survives a restart. It includes a fault, so that a source which is away does not look healthy before it
 * is asked again.
 */
export function lastReading(
  reading: KubernetesReading | undefined,
): KubernetesReading | undefined {
  return reading?.value
    ? { ...reading, value: { ...reading.value, unread: undefined } }
    : undefined;
}

/** Updates the snapshot after the Kubernetes API was heard at `aliveAt` without news of this cluster. */
export function confirmKubernetes(
  snapshot: ClusterSnapshot,
  aliveAt: number,
): ClusterSnapshot {
  const { kubernetes } = snapshot;
  const { observedAt, fault } = kubernetes?.reading ?? {};
  if (
    !kubernetes ||
    fault ||
    observedAt === undefined ||
    aliveAt <= observedAt
  ) {
    return snapshot;
  }
  const reading = { ...kubernetes.reading, observedAt: aliveAt };
  return { ...snapshot, kubernetes: { ...kubernetes, reading } };
}
