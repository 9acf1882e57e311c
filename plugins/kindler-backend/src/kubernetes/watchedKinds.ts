import type { IndexedKind } from './clusters/Bucket';
import type { ClusterSelection } from './clusters/ClusterSelection';
import type { Resource } from './ResourceStream';

/** A kind of object that is watched for a reason. */
export interface WatchedKind {
  kind: IndexedKind;
  /** Where it is served; the later ones by older APIs. */
  resources: readonly Resource[];
  labelSelector: string;
  /** Whether Patroni's lock may be in it: its news prove that what is known of locks is of now. */
  holdsLocks: boolean;
  /** Nothing is told of a cluster before it was listed, or could not be. */
  essential: boolean;
  /** Milliseconds without news after which it is listed anew, by how many objects there are. */
  idleMs: (objects: number) => number;
}

/** What changes rarely and is proof of nothing: this is often enough to mend a watch that hangs. */
const RARE_IDLE_MS = 60_000;

const ENDPOINTS: Resource = {
  apiVersion: 'v1',
  kind: 'Endpoints',
  plural: 'endpoints',
};
const CONFIG_MAPS: Resource = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
};
const PODS: Resource = { apiVersion: 'v1', kind: 'Pod', plural: 'pods' };
const SERVICES: Resource = {
  apiVersion: 'v1',
  kind: 'Service',
  plural: 'services',
};
const ENDPOINT_SLICES = ['v1', 'v1beta1'].map(
  (version): Resource => ({
    apiVersion: `discovery.k8s.io/${version}`,
    kind: 'EndpointSlice',
    plural: 'endpointslices',
  }),
);

/** The kinds that clusters are read from, with selectors that leave the objects of others out. */
export function watchedKinds({
  mode,
  scopeLabel,
  clusterLabel = scopeLabel,
  labels = {},
  idleMs,
}: ClusterSelection & { idleMs: number }): WatchedKind[] {
  const ofLocks = (objects: number) => (objects > 0 ? idleMs : RARE_IDLE_MS);
  const rarely = () => RARE_IDLE_MS;
  const inEndpoints = mode !== 'configmaps';
  const kinds: WatchedKind[] = [
    {
      kind: 'endpoints',
      resources: [ENDPOINTS],
      labelSelector: clusterLabel,
      holdsLocks: inEndpoints,
      essential: inEndpoints,
      idleMs: inEndpoints ? ofLocks : rarely,
    },
    {
      kind: 'pods',
      resources: [PODS],
      labelSelector: clusterLabel,
      holdsLocks: false,
      essential: true,
      idleMs: rarely,
    },
    {
      kind: 'services',
      resources: [SERVICES],
      labelSelector: clusterLabel,
      holdsLocks: false,
      essential: false,
      idleMs: rarely,
    },
    {
      kind: 'endpointslices',
      resources: ENDPOINT_SLICES,
      labelSelector: clusterLabel,
      holdsLocks: false,
      essential: false,
      idleMs: rarely,
    },
  ];
  if (mode !== 'endpoints') {
    const fixed = Object.entries(labels).map(pair => pair.join('='));
    kinds.push({
      kind: 'configmaps',
      resources: [CONFIG_MAPS],
      labelSelector: [scopeLabel, ...fixed].join(','),
      holdsLocks: true,
      essential: true,
      idleMs: ofLocks,
    });
  }
  return kinds;
}
