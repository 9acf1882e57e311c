import { keyOf, type ClusterPlace } from './ClusterSelection';

/** Where a Patroni cluster is among all Kubernetes APIs: what it is known by, whoever finds it and whenever. */
export interface ClusterIdentity extends ClusterPlace {
  /** Name in `kindler.kubernetes`. */
  api: string;
}

/** `<api>/<namespace>/<scope>`, and `<api>/<namespace>/<scope>/<group>` in a Citus formation. */
export function identityKey({ api, ...place }: ClusterIdentity): string {
  return `${api}/${keyOf(place)}`;
}
