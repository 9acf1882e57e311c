import { inTime } from './inTime';
import { clientNode } from './clientNode';
import { loadKubeConfig, type KubernetesIdentity } from './loadKubeConfig';
import { PGO, type ClusterKey } from './PostgresClusters';

/** A pod of a PostgresCluster's instance. */
export interface InstancePod {
  name: string;
  ready: boolean;
  annotations: Record<string, string>;
}

/** Returns the pods that run PostgreSQL for a cluster, without those that are being deleted. */
export async function listInstancePods(
  identity: KubernetesIdentity,
  key: ClusterKey,
  timeoutMs: number,
): Promise<InstancePod[]> {
  const api = loadKubeConfig(identity).makeApiClient(clientNode().CoreV1Api);
  const { items } = await inTime(
    api.listNamespacedPod({
      namespace: key.namespace,
      labelSelector: `${PGO}/cluster=${key.name},${PGO}/instance`,
    }),
    timeoutMs,
  );
  return items.flatMap(({ metadata, status }) =>
    metadata?.name && !metadata.deletionTimestamp
      ? [
          {
            name: metadata.name,
            ready:
              status?.conditions?.some(
                condition =>
                  condition.type === 'Ready' && condition.status === 'True',
              ) ?? false,
            annotations: metadata.annotations ?? {},
          },
        ]
      : [],
  );
}
