import type { ClusterPlace, ClusterSelection } from './ClusterSelection';
import type { KubernetesObject } from '../../model/kubernetes/KubernetesObject';
import { readPod, type PodFacts } from './readPod';
import {
  readService,
  readSlice,
  type ServiceFacts,
  type SliceFacts,
} from './readService';

/** The kinds of objects from which clusters are read, with the kept form of each. */
export interface Kept {
  endpoints: KubernetesObject;
  configmaps: KubernetesObject;
  pods: PodFacts;
  services: ServiceFacts;
  endpointslices: SliceFacts;
}

export type IndexedKind = keyof Kept;

export const INDEXED_KINDS: readonly IndexedKind[] = [
  'endpoints',
  'configmaps',
  'pods',
  'services',
  'endpointslices',
];

/** The objects of one cluster, or of one owner if they do not name a cluster. */
export interface Bucket {
  /** Set for a cluster. */
  place?: ClusterPlace;
  ownerKey?: string;
  objects: { [Kind in IndexedKind]: Map<string, Kept[Kind]> };
}

/** Returns the bucket of a key, and creates an empty one if necessary. */
export function bucketIn(
  buckets: Map<string, Bucket>,
  key: string,
  start: Pick<Bucket, 'place' | 'ownerKey'>,
): Bucket {
  const known = buckets.get(key);
  if (known) {
    return known;
  }
  const bucket: Bucket = {
    ...start,
    objects: {
      endpoints: new Map(),
      configmaps: new Map(),
      pods: new Map(),
      services: new Map(),
      endpointslices: new Map(),
    },
  };
  buckets.set(key, bucket);
  return bucket;
}

/** Returns the kept form of an object; undefined if it has no information. */
export function keep(
  kind: IndexedKind,
  object: KubernetesObject,
  selection: ClusterSelection,
): Kept[IndexedKind] | undefined {
  switch (kind) {
    case 'pods':
      return readPod(object, selection);
    case 'services':
      return readService(object);
    case 'endpointslices':
      return readSlice(object);
    default:
      return slimRecord(object);
  }
}

/** Keeps what records are read from. Managed fields and the data of ConfigMaps would only take up memory. */
function slimRecord({ metadata, subsets }: KubernetesObject): KubernetesObject {
  const { name, namespace, labels, annotations } = metadata ?? {};
  return { metadata: { name, namespace, labels, annotations }, subsets };
}
