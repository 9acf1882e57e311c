import type { IndexedKind } from './Bucket';
import { ClusterIndex } from './ClusterIndex';
import type { ClusterSelection } from './ClusterSelection';
import type { KubernetesCluster } from '../../model/kubernetes/KubernetesCluster';
import type { KubernetesObject } from '../../model/kubernetes/KubernetesObject';

/** Finds all Patroni clusters among the objects of an API, in the same way as the watches. */
export function findClusters(
  objects: Partial<Record<IndexedKind, readonly KubernetesObject[]>>,
  selection: ClusterSelection,
): KubernetesCluster[] {
  const index = new ClusterIndex(selection);
  for (const [kind, items = []] of Object.entries(objects)) {
    const named = items.map(item => [objectKey(item), item] as const);
    index.replace(kind as IndexedKind, new Map(named));
  }
  return index.keys.sort().flatMap(key => index.read(key) ?? []);
}

/** `namespace/name`. */
export function objectKey({ metadata }: KubernetesObject): string {
  return `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`;
}
