import type { IndexedKind } from './clusters/Bucket';
import type { ClusterSelection } from './clusters/ClusterSelection';
import type { Resource } from './ResourceStream';

/** A watched kind of object, with the reason why it is watched. */
export interface WatchedKind {
  kind: IndexedKind;
  /** Where it is served; later entries are for older APIs. */
  resources: readonly Resource[];
  labelSelector: string;
  /** Whether Patroni's lock may be in it. News of such a kind proves that the known locks are current. */
  holdsLocks: boolean;
  /** A cluster is reported only after this kind was listed or failed. */
  essential: boolean;
  /** Milliseconds without news after which it is listed again, depending on the number of objects. */
  idleMs: (objects: number) => number;
}

/** For kinds that rarely change and prove nothing. It is often enough to repair a watch that hangs. */
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

/** The kinds from which clusters are read, with selectors that exclude objects of others. */
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
