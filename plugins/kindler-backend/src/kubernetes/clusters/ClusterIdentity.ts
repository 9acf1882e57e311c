import { keyOf, type ClusterPlace } from './ClusterSelection';

/**
 * The place of a Patroni cluster among all Kubernetes APIs. It identifies the cluster for every backend and at any
 * time.
 */
export interface ClusterIdentity extends ClusterPlace {
  /** Name of the API in `kindler.kubernetes`. */
  api: string;
}

/** `<api>/<namespace>/<scope>`, and `<api>/<namespace>/<scope>/<group>` in a Citus formation. */
export function identityKey({ api, ...place }: ClusterIdentity): string {
  return `${api}/${keyOf(place)}`;
}
