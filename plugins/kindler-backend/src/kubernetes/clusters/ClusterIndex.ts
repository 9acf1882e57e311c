import { assembleCluster } from './assembleCluster';
import { bucketIn, INDEXED_KINDS, keep } from './Bucket';
import type { Bucket, IndexedKind } from './Bucket';
import {
  keyOf,
  ownerKeyOf,
  placeOf,
  type ClusterPlace,
  type ClusterSelection,
} from './ClusterSelection';
import type { KubernetesCluster } from '../../model/kubernetes/KubernetesCluster';
import type { KubernetesObject } from '../../model/kubernetes/KubernetesObject';

interface Located {
  bucket: Bucket;
  version?: string;
}

/**
 * The objects of all clusters of one API, by cluster, so that the cost of an event depends on its own cluster and not
 * on the number of clusters.
 */
export class ClusterIndex {
  readonly #selection: ClusterSelection;
  readonly #clusters = new Map<string, Bucket>();
  readonly #owners = new Map<string, Bucket>();
  /** Keys of the clusters of each owner. */
  readonly #owned = new Map<string, Set<string>>();
  /** Scopes that were seen to have groups. */
  readonly #grouped = new Set<string>();
  /** Bucket and version of each object, by kind. */
  readonly #where = Object.fromEntries(
    INDEXED_KINDS.map(kind => [kind, new Map<string, Located>()]),
  ) as Record<IndexedKind, Map<string, Located>>;

  constructor(selection: ClusterSelection) {
    this.#selection = selection;
  }

  /** Keys of clusters that have any object. */
  get keys(): string[] {
    return [...this.#clusters.keys()];
  }

  /** Number of objects of a kind. */
  count(kind: IndexedKind): number {
    return this.#where[kind].size;
  }

  /** Takes an object that appeared, changed or (undefined) disappeared. Returns the keys of the affected clusters. */
  set(
    kind: IndexedKind,
    name: string,
    object: KubernetesObject | undefined,
  ): Set<string> {
    const touched = new Set<string>();
    const before = this.#where[kind].get(name);
    const version = object?.metadata?.resourceVersion;
    if (version !== undefined && before?.version === version) {
      return touched;
    }
    const bucket = object && this.#bucketOf(object);
    if (before && before.bucket !== bucket) {
      this.#remove(kind, name, before.bucket, touched);
    }
    const kept = object && keep(kind, object, this.#selection);
    if (bucket && kept) {
      (bucket.objects[kind] as Map<string, typeof kept>).set(name, kept);
      this.#where[kind].set(name, { bucket, version });
      this.#touch(bucket, touched);
    }
    return touched;
  }

  /** Takes all objects of a kind. Any other object of that kind is gone. Returns the keys of the changed clusters. */
  replace(
    kind: IndexedKind,
    objects: ReadonlyMap<string, KubernetesObject>,
  ): Set<string> {
    const gone = [...this.#where[kind].keys()].filter(
      name => !objects.has(name),
    );
    return new Set([
      ...gone.flatMap(name => [...this.set(kind, name, undefined)]),
      ...[...objects].flatMap(([name, object]) => [
        ...this.set(kind, name, object),
      ]),
    ]);
  }

  /**
   * Reads a cluster from its objects; undefined if none of them belongs to Patroni.
   *
   * @param unread - kinds that could not be read recently
   */
  read(
    key: string,
    unread: ReadonlySet<IndexedKind> = new Set(),
  ): KubernetesCluster | undefined {
    const bucket = this.#clusters.get(key);
    if (!bucket?.place) {
      return undefined;
    }
    const { place, ownerKey = '', objects } = bucket;
    const others = this.#owners.get(ownerKey)?.objects;
    const known = <T>(kind: IndexedKind, items: T[]) =>
      unread.has(kind) ? undefined : items;
    const cluster = assembleCluster(
      {
        place,
        owner: ownerKey.slice(ownerKey.indexOf('/') + 1) || undefined,
        endpoints: [...objects.endpoints.values()],
        configMaps: [...objects.configmaps.values()],
        pods: [...objects.pods.values()],
        otherPods: [...(others?.pods.values() ?? [])],
        podsUnread: unread.has('pods'),
        services: known('services', [
          ...objects.services.values(),
          ...(others?.services.values() ?? []),
        ]),
        slices: known('endpointslices', [
          ...objects.endpointslices.values(),
          ...(others?.endpointslices.values() ?? []),
        ]),
        endpointsUnread: unread.has('endpoints'),
        otherEndpoints: [...(others?.endpoints.values() ?? [])],
      },
      this.#selection,
    );
    return this.#isStray(place, cluster) ? undefined : cluster;
  }

  /** In a Citus formation every member is in a group, so an object without one is something else. */
  #isStray(
    { namespace, scope, group }: ClusterPlace,
    cluster: KubernetesCluster | undefined,
  ): boolean {
    return (
      group === undefined &&
      cluster?.mode === undefined &&
      this.#grouped.has(keyOf({ namespace, scope }))
    );
  }

  #bucketOf(object: KubernetesObject): Bucket | undefined {
    const place = placeOf(object, this.#selection);
    const ownerKey = ownerKeyOf(object, this.#selection);
    if (!place) {
      return ownerKey === undefined
        ? undefined
        : bucketIn(this.#owners, ownerKey, { ownerKey });
    }
    const key = keyOf(place);
    const bucket = bucketIn(this.#clusters, key, { place });
    if (place.group !== undefined) {
      this.#grouped.add(keyOf({ ...place, group: undefined }));
    }
    if (ownerKey !== undefined && bucket.ownerKey !== ownerKey) {
      bucket.ownerKey = ownerKey;
      this.#owned.set(
        ownerKey,
        (this.#owned.get(ownerKey) ?? new Set()).add(key),
      );
    }
    return bucket;
  }

  #remove(
    kind: IndexedKind,
    name: string,
    bucket: Bucket,
    touched: Set<string>,
  ): void {
    bucket.objects[kind].delete(name);
    this.#where[kind].delete(name);
    this.#touch(bucket, touched);
    if (Object.values(bucket.objects).every(objects => objects.size === 0)) {
      this.#forget(bucket);
    }
  }

  #forget({ place, ownerKey = '' }: Bucket): void {
    if (!place) {
      this.#owners.delete(ownerKey);
      return;
    }
    const key = keyOf(place);
    this.#clusters.delete(key);
    const owned = this.#owned.get(ownerKey);
    owned?.delete(key);
    if (owned?.size === 0) {
      this.#owned.delete(ownerKey);
    }
  }

  #touch({ place, ownerKey = '' }: Bucket, touched: Set<string>): void {
    if (place) {
      touched.add(keyOf(place));
    } else {
      this.#owned.get(ownerKey)?.forEach(key => touched.add(key));
    }
  }
}
