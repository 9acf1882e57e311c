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
  /** All namespaces if missing. */
  namespace?: string;
  /** Milliseconds without news of locks after which the API is asked whether it still answers. */
  idleMs: number;
  /**
   * Called when a cluster appears, changes or (undefined) disappears; `key` identifies it within the API. With a fault,
   * its lock could not be read, and its data must not be taken as current. With a fault and no cluster, a recalled
   * cluster has had no answer yet.
   */
  onCluster: (
    key: string,
    cluster: KubernetesCluster | undefined,
    fault: unknown,
  ) => void;
  /** Called when the API has just answered, whether or not something changed. */
  onAlive: () => void;
  /** Called on a fault, even if no cluster is known. */
  onFault: (error: unknown) => void;
}

/** A watched kind with the state of its watch. */
interface Part extends WatchedKind {
  listed: boolean;
  fault?: unknown;
  /** Number of consecutive faults. */
  failures: number;
}

/** A kind of object that could not be read recently. */
export interface UnreadKind {
  resource: string;
  error: unknown;
}

/** One lost answer is tolerated, two in a row are not. */
const FORGIVEN = 1;

/** Watches every Patroni cluster of a Kubernetes API. */
export class KubernetesPatroni {
  readonly #options: KubernetesPatroniOptions;
  readonly #index: ClusterIndex;
  readonly #parts: Part[];
  /** Reported clusters, with the kind of object that held their lock. */
  readonly #known = new Map<string, KubernetesCluster['mode']>();
  /** Clusters known from before this process started, without any news since then. */
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

  /** Kinds that could not be read recently. */
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

  /** Registers a cluster that existed before this process started. */
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

  /** Reports the given clusters, or all of them, once each essential kind was listed or failed. */
  #tellAll(keys?: Iterable<string>) {
    this.#ready ||= this.#parts.every(
      ({ essential, listed, failures }) => !essential || listed || failures > 0,
    );
    if (this.#ready) {
      const all = new Set(keys ?? [...this.#known.keys(), ...this.#index.keys]);
      all.forEach(key => this.#tell(key, true));
    }
  }

  /** `faulty` includes faults. An event of another kind is no news of a lock that could not be read. */
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

  /** Returns the fault of the kind that holds a cluster's lock, or of all candidates if that kind is unknown. */
  #faultOf(mode: KubernetesCluster['mode']): unknown {
    const holding = this.#parts.filter(
      ({ holdsLocks, kind }) => holdsLocks && (mode ?? kind) === kind,
    );
    const faults = holding.flatMap(({ fault }) => fault ?? []);
    return faults.length === holding.length ? faults[0] : undefined;
  }
}

/** A kind that is refused the first time also counts as unread, but a lost answer is tolerated. */
function isUnread({ listed, failures }: Part): boolean {
  return failures > FORGIVEN || (!listed && failures > 0);
}
