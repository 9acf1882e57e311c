import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SourceState } from '@kindler/backstage-plugin-kindler-common';
import type { KubernetesConfig, ObserverConfig } from '../config';
import { KubernetesPatroni, PostgresClusterWatch } from '../kubernetes';
import { classifyError } from '../model/fault';
import type { ClusterIdentity } from '../kubernetes/clusters/ClusterIdentity';
import type { KubernetesCluster } from '../model/kubernetes/KubernetesCluster';
import {
  baseName,
  keyOf,
  type ClusterPlace,
} from '../kubernetes/clusters/ClusterSelection';
import type { KubernetesReading } from '../model/kubernetes/PostgresClusterView';
import {
  answered,
  failed,
  toSourceState,
  type Reading,
} from '../model/Reading';
import { OperatorStates } from './OperatorStates';
import { sourceId } from '../model/SourceId';

/** Where it looks if it is not limited to a namespace. */
const ANY_NAMESPACE = 'all namespaces';

/** A Patroni cluster found in a Kubernetes API. */
export type FoundCluster = Pick<
  KubernetesCluster,
  'namespace' | 'scope' | 'formation' | 'owner'
>;

export interface KubernetesObserverOptions {
  kubernetes: KubernetesConfig;
  settings: ObserverConfig;
  logger: LoggerService;
  /** Called with each change of a cluster; without a reading if the cluster is gone. */
  onCluster: (
    identity: ClusterIdentity,
    found: { cluster: FoundCluster; reading: KubernetesReading } | undefined,
  ) => void;
}

/** Watches the Patroni clusters of one Kubernetes API, and what PGO reports about those that it manages. */
export class KubernetesObserver {
  readonly #options: KubernetesObserverOptions;
  readonly #patroni: KubernetesPatroni;
  readonly #operator: PostgresClusterWatch | undefined;
  readonly #states: OperatorStates;
  readonly #readings = new Map<string, Reading<KubernetesCluster>>();
  readonly #places = new Map<string, ClusterPlace>();
  /** Keys of clusters, by `namespace/name` of the PostgresCluster that owns them. */
  readonly #owned = new Map<string, Set<string>>();
  #aliveAt = 0;
  #logged: string | undefined;

  constructor(options: KubernetesObserverOptions) {
    this.#options = options;
    const { kubernetes, settings } = options;
    this.#patroni = new KubernetesPatroni({
      ...kubernetes,
      idleMs: settings.intervalMs,
      onCluster: (key, cluster, fault) => this.#onCluster(key, cluster, fault),
      onAlive: () => {
        this.#aliveAt = Date.now();
        this.#logged = undefined;
      },
      onFault: error => this.#logFault(error),
    });
    this.#states = new OperatorStates(kubernetes.name);
    this.#operator = kubernetes.operatorGroup
      ? this.#watchOperator(kubernetes.operatorGroup)
      : undefined;
  }

  #watchOperator(group: string): PostgresClusterWatch {
    const { kubernetes, settings } = this.#options;
    return new PostgresClusterWatch({
      identity: kubernetes,
      group,
      namespace: kubernetes.namespace,
      timeoutMs: settings.timeoutMs,
      onList: objects => {
        this.#states.setAll(objects, Date.now());
        [...this.#owned.keys()].forEach(owner => this.#tellOwned(owner));
      },
      onEvent: (owner, object) => {
        this.#states.set(owner, object, Date.now());
        this.#tellOwned(owner);
      },
      onFault: error => {
        this.#states.fail(error, Date.now());
        [...this.#owned.keys()].forEach(owner => this.#tellOwned(owner));
      },
    });
  }

  get name(): string {
    return this.#options.kubernetes.name;
  }

  start(): void {
    this.#patroni.start();
    this.#operator?.start();
  }

  /**
   * Restores an answer from before this process started. It holds until the API reports more or that the cluster is
   * gone.
   */
  recall(place: ClusterPlace, last: Reading<KubernetesCluster>): void {
    const key = keyOf(place);
    if (last.value && !this.#readings.has(key)) {
      this.#readings.set(key, last);
      this.#places.set(key, place);
      this.#patroni.recall(key, last.value.mode);
    }
  }

  async stop(): Promise<void> {
    await Promise.all([this.#patroni.stop(), this.#operator?.stop()]);
  }

  /** Time of the API's last answer, for clusters without news of their own. */
  get aliveAt(): number {
    return this.#aliveAt;
  }

  /** The API as a whole, whatever was found in it; unreachable while anything that is watched there cannot be read. */
  get source(): SourceState {
    const { name, namespace: target = ANY_NAMESPACE } =
      this.#options.kubernetes;
    const source = { ...sourceId.kubernetes(name), target };
    const [unread] = this.#patroni.unread;
    return toSourceState([
      {
        source,
        observedAt: this.#aliveAt || undefined,
        fault: unread && classifyError(unread.error, source),
      },
    ]);
  }

  #onCluster(
    key: string,
    cluster: KubernetesCluster | undefined,
    fault: unknown,
  ) {
    const { name } = this.#options.kubernetes;
    this.#disown(key);
    const last = this.#readings.get(key);
    if (!cluster) {
      if (fault === undefined) {
        this.#forget(key);
      } else if (last) {
        const shown = classifyError(fault, last.source);
        this.#readings.set(key, failed(last, shown, Date.now()));
        this.#tell(key);
      }
      return;
    }
    const target = `${cluster.namespace}/${baseName(toPlace(cluster))}`;
    const before: Reading<KubernetesCluster> = last ?? {
      source: {
        ...sourceId.kubernetes(name, target),
        target,
      },
    };
    const owner = ownerKey(cluster);
    if (owner !== undefined) {
      this.#owned.set(owner, (this.#owned.get(owner) ?? new Set()).add(key));
    }
    const { source } = before;
    const unread = this.#patroni.unread.map(({ resource, error }) => ({
      resource,
      fault: classifyError(error, source),
    }));
    const value = unread.length > 0 ? { ...cluster, unread } : cluster;
    this.#readings.set(
      key,
      fault === undefined
        ? answered(before, value, Date.now())
        : failed(
            { ...before, value: before.value ?? value },
            classifyError(fault, source),
            Date.now(),
          ),
    );
    this.#tell(key);
  }

  /** The cluster may have another owner from now on. */
  #disown(key: string) {
    const cluster = this.#readings.get(key)?.value;
    const owner = (cluster && ownerKey(cluster)) ?? '';
    const keys = this.#owned.get(owner);
    keys?.delete(key);
    if (keys?.size === 0) {
      this.#owned.delete(owner);
    }
  }

  /** Logs the fault, because without a cluster nothing else would show it. */
  #logFault(error: unknown) {
    const { kubernetes, logger } = this.#options;
    const source = sourceId.kubernetes(kubernetes.name);
    const { message, hint } = classifyError(error, source);
    if (message !== this.#logged) {
      this.#logged = message;
      logger.warn(`${source.id}: ${message}. ${hint}`);
    }
  }

  #tellOwned(owner: string) {
    this.#owned.get(owner)?.forEach(key => this.#tell(key));
  }

  #forget(key: string) {
    const place = this.#places.get(key);
    this.#readings.delete(key);
    this.#places.delete(key);
    if (place) {
      this.#options.onCluster({ api: this.name, ...place }, undefined);
    }
  }

  #tell(key: string) {
    const reading = this.#readings.get(key)!;
    const cluster = reading.value!;
    const owner = ownerKey(cluster);
    const operator = owner === undefined ? undefined : this.#states.get(owner);
    const place = toPlace(cluster);
    this.#places.set(key, place);
    this.#options.onCluster(
      { api: this.name, ...place },
      {
        cluster,
        reading: { ...reading, operator },
      },
    );
  }
}

function toPlace({ namespace, scope, formation }: FoundCluster): ClusterPlace {
  return { namespace, scope, group: formation?.group };
}

/** `namespace/name` of the PostgresCluster that owns a cluster. */
function ownerKey({ namespace, owner }: KubernetesCluster): string | undefined {
  return owner && `${namespace}/${owner}`;
}
