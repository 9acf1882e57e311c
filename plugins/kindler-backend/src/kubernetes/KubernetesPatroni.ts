import type { KubeConfig } from '@kubernetes/client-node';
import type { IndexedKind } from './clusters/Bucket';
import { ClusterIndex } from './clusters/ClusterIndex';
import type { ClusterSelection } from './clusters/ClusterSelection';
import type { KubernetesCluster } from '../model/kubernetes/KubernetesCluster';
import { loadKubeConfig, type KubernetesIdentity } from './loadKubeConfig';
import { ResourceStream } from './ResourceStream';
import { watchedKinds, type WatchedKind } from './watchedKinds';

export interface KubernetesPatroniOptions
  extends ClusterSelection,
    KubernetesIdentity {
  /** All namespaces when it is left out. */
  namespace?: string;
  /** Milliseconds without news of locks after which the API is asked whether it still answers. */
  idleMs: number;
  /**
   * A cluster appeared, changed or (undefined) vanished; `key` stands for it within the API. With a fault its lock was
   * not answered, and what is told of it must not be taken for the present; with a fault and without a cluster, of one
   * that was recalled, nothing was answered yet.
   */
  onCluster: (
    key: string,
    cluster: KubernetesCluster | undefined,
    fault: unknown,
  ) => void;
  /** The API answered just now, whether or not something changed. */
  onAlive: () => void;
  /** A fault, also while no cluster is known. */
  onFault: (error: unknown) => void;
}

/** A watched kind, and what became of its watch. */
interface Part extends WatchedKind {
  listed: boolean;
  fault?: unknown;
  /** Faults in a row. */
  failures: number;
}

/** A kind of object that could not be read lately. */
export interface UnreadKind {
  resource: string;
  error: unknown;
}

/** One lost answer is forgiven, two in a row are not. */
const FORGIVEN = 1;

/** Watches every Patroni cluster of a Kubernetes API. */
export class KubernetesPatroni {
  readonly #options: KubernetesPatroniOptions;
  readonly #index: ClusterIndex;
  readonly #parts: Part[];
  /** Clusters that were told of, with the kind that held their lock. */
  readonly #known = new Map<string, KubernetesCluster['mode']>();
  /** Clusters that were known before this process started, and of which nothing was heard since. */
  readonly #recalled = new Set<string>();
  #streams: ResourceStream[] = [];
  #ready = false;
  #stopped = false;

  constructor(options: KubernetesPatroniOptions) {
    this.#options = options;
    this.#index = new ClusterIndex(options);
    this.#parts = watchedKinds(options).map(kind => ({
      ...kind,
      listed: false,
      failures: 0,
    }));
  }

  /** Kinds that could not be read lately. */
  get unread(): UnreadKind[] {
    return this.#parts
      .filter(isUnread)
      .map(({ kind, fault }) => ({ resource: kind, error: fault }));
  }

  start(): void {
    try {
      const config = loadKubeConfig(this.#options);
      this.#streams = this.#parts.map(part => this.#stream(config, part));
      if (!this.#stopped) {
        this.#streams.forEach(stream => stream.start());
      }
    } catch (error) {
      this.#parts.forEach(part => this.#onFault(part, error));
    }
  }

  /** A cluster was there before this process started. */
  recall(key: string, mode: KubernetesCluster['mode']): void {
    if (!this.#known.has(key)) {
      this.#known.set(key, mode);
      this.#recalled.add(key);
      if (this.#ready) {
        this.#tell(key, true);
      }
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#streams.map(stream => stream.stop()));
  }

  #stream(config: KubeConfig, part: Part): ResourceStream {
    const { namespace, onAlive } = this.#options;
    const { kind, resources, labelSelector, idleMs } = part;
    const alive = part.holdsLocks ? onAlive : () => {};
    return ResourceStream.create(config, {
      resources,
      namespace,
      labelSelector,
      idleMs: () => idleMs(this.#index.count(kind)),
      onList: objects => {
        const all = part.fault !== undefined || !part.listed || !this.#ready;
        Object.assign(part, { listed: true, fault: undefined, failures: 0 });
        alive();
        const touched = this.#index.replace(kind, objects);
        this.#tellAll(all ? undefined : touched);
      },
      onEvent: (name, object) => {
        alive();
        const touched = this.#index.set(kind, name, object);
        if (this.#ready) {
          touched.forEach(key => this.#tell(key, false));
        }
      },
      onBookmark: alive,
      onFault: error => this.#onFault(part, error),
    });
  }

  #onFault(part: Part, error: unknown) {
    const unread = isUnread(part);
    Object.assign(part, { fault: error, failures: part.failures + 1 });
    this.#options.onFault(error);
    if (part.holdsLocks || unread !== isUnread(part) || !this.#ready) {
      this.#tellAll();
    }
  }

  /** Tells of clusters, of all where none are named, once each essential kind was listed or could not be. */
  #tellAll(keys?: Iterable<string>) {
    this.#ready ||= this.#parts.every(
      ({ essential, listed, failures }) => !essential || listed || failures > 0,
    );
    if (this.#ready) {
      const all = new Set(keys ?? [...this.#known.keys(), ...this.#index.keys]);
      all.forEach(key => this.#tell(key, true));
    }
  }

  /** `faulty` tells of faults, too; an event of another kind is no news of a lock that is not answered. */
  #tell(key: string, faulty: boolean) {
    const cluster = this.#index.read(key, this.#unknownKinds());
    if (!cluster && this.#recalled.has(key)) {
      const unheard = this.#parts.find(part => part.essential && !part.listed);
      if (unheard) {
        if (unheard.fault !== undefined) {
          this.#options.onCluster(key, undefined, unheard.fault);
        }
        return;
      }
    }
    const fault = this.#faultOf(cluster ? cluster.mode : this.#known.get(key));
    if (fault !== undefined && (!faulty || !cluster)) {
      return;
    }
    this.#recalled.delete(key);
    if (cluster) {
      this.#known.set(key, cluster.mode);
    } else if (!this.#known.delete(key)) {
      return;
    }
    this.#options.onCluster(key, cluster, fault);
  }

  #unknownKinds(): Set<IndexedKind> {
    return new Set(
      this.#parts
        .filter(part => !part.listed || isUnread(part))
        .map(({ kind }) => kind),
    );
  }

  /** The fault of the kind that holds a cluster's lock; where that is not known, of all kinds that may. */
  #faultOf(mode: KubernetesCluster['mode']): unknown {
    const holding = this.#parts.filter(
      ({ holdsLocks, kind }) => holdsLocks && (mode ?? kind) === kind,
    );
    const faults = holding.flatMap(({ fault }) => fault ?? []);
    return faults.length === holding.length ? faults[0] : undefined;
  }
}

/** What is refused at the first time is not read, either, but a lost answer is forgiven. */
function isUnread({ listed, failures }: Part): boolean {
  return failures > FORGIVEN || (!listed && failures > 0);
}
