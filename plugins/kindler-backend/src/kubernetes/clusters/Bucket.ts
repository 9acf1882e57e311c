import type { ClusterPlace, ClusterSelection } from './ClusterSelection';
import type { KubernetesObject } from '../../model/kubernetes/KubernetesObject';
import { readPod, type PodFacts } from './readPod';
import {
  readService,
  readSlice,
  type ServiceFacts,
  type SliceFacts,
} from './readService';

/** Kinds of objects that clusters are read from, with what is kept of each. */
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

/** The objects of one cluster, or those of one owner that do not name a cluster. */
export interface Bucket {
  /** Of a cluster. */
  place?: ClusterPlace;
  ownerKey?: string;
  objects: { [Kind in IndexedKind]: Map<string, Kept[Kind]> };
}

/** The bucket of a key; an empty one is made where there is none yet. */
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

/** What is kept of an object; undefined where it tells nothing. */
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

/** What records are read by; managed fields and the data of ConfigMaps would only take room. */
function slimRecord({ metadata, subsets }: KubernetesObject): KubernetesObject {
  const { name, namespace, labels, annotations } = metadata ?? {};
  return { metadata: { name, namespace, labels, annotations }, subsets };
}
