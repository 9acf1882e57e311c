import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { observeLock } from '../model/kubernetes/LockObservation';
import type { KubernetesReading } from '../model/kubernetes/PostgresClusterView';

/** What changes in a snapshot by an answer of the Kubernetes API; undefined when the cluster's objects are gone. */
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

/** The snapshot with what was answered before this process started, unless something newer is known. */
export function restoreKubernetes(
  snapshot: ClusterSnapshot,
  last: KubernetesReading | undefined,
): ClusterSnapshot {
  return last && !snapshot.kubernetes
    ? { ...snapshot, ...withKubernetes(snapshot, last, last.observedAt ?? 0) }
    : snapshot;
}

/** What is kept over a restart; a fault, too, so that what is away then is not taken for well before it is asked. */
export function lastReading(
  reading: KubernetesReading | undefined,
): KubernetesReading | undefined {
  return reading?.value
    ? { ...reading, value: { ...reading.value, unread: undefined } }
    : undefined;
}

/** The snapshot when the Kubernetes API was heard at `aliveAt` without news of this cluster. */
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
