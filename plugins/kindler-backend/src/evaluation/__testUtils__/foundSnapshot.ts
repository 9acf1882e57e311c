import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import type { PostgresClusterView } from '../../model/kubernetes/PostgresClusterView';
import type { KubernetesCluster } from '../../model/kubernetes/KubernetesCluster';
import type { Reading } from '../../model/Reading';
import { NOW, reading } from './snapshots';

/** A cluster of PGO that is known only from the Kubernetes API. */
export function foundSnapshot(
  cluster: KubernetesCluster,
  now = NOW,
  operator?: Reading<PostgresClusterView>,
): ClusterSnapshot {
  const { leader, renewTime } = cluster.lock ?? {};
  return {
    name: 'hippo',
    managedBy: 'pgo',
    probed: false,
    nodes: [],
    routes: [],
    kubernetes: {
      reading: {
        ...reading('kubernetes:lab/db/hippo-ha', cluster, now),
        operator,
      },
      sighting: { leader, renewTime, movedAt: now },
    },
    intervalMs: 2000,
    timeoutMs: 2000,
  };
}
