import type { KubernetesConfig, ObserverConfig } from '../config';
import { KubernetesPatroni } from '../kubernetes';
import { classifyError } from '../model/fault';
import type { KubernetesCluster } from '../model/kubernetes/KubernetesCluster';
import { answered, failed, type Reading } from '../model/Reading';

/** A Patroni cluster that was found in a Kubernetes API. */
export interface FoundCluster {
  /** `namespace/scope`. */
  key: string;
  namespace: string;
  scope: string;
  /** Name of the PostgresCluster that owns it. */
  owner?: string;
}

export interface KubernetesObserverOptions {
  kubernetes: KubernetesConfig;
  settings: ObserverConfig;
  /** Called with each change of a cluster; without a reading when its objects are gone. */
  onCluster: (
    cluster: FoundCluster,
    reading: Reading<KubernetesCluster> | undefined,
  ) => void;
}

/** Follows the Patroni clusters of one Kubernetes API by watches. */
export class KubernetesObserver {
  readonly #options: KubernetesObserverOptions;
  readonly #patroni: KubernetesPatroni;
  readonly #readings = new Map<string, Reading<KubernetesCluster>>();
  #aliveAt = 0;

  static create(options: KubernetesObserverOptions) {
    return new KubernetesObserver(options);
  }

  private constructor(options: KubernetesObserverOptions) {
    this.#options = options;
    this.#patroni = KubernetesPatroni.create({
      ...options.kubernetes,
      idleMs: options.settings.intervalMs,
      onCluster: (key, cluster) => this.#onCluster(key, cluster),
      onAlive: () => {
        this.#aliveAt = Date.now();
      },
      onFault: error => this.#onFault(error),
    });
  }

  get name(): string {
    return this.#options.kubernetes.name;
  }

  start(): void {
    this.#patroni.start();
  }

  stop(): Promise<void> {
    return this.#patroni.stop();
  }

  /** When the API last answered, for clusters that had no news of their own. */
  get aliveAt(): number {
    return this.#aliveAt;
  }

  #onCluster(key: string, cluster: KubernetesCluster | undefined) {
    const { name } = this.#options.kubernetes;
    if (!cluster) {
      this.#readings.delete(key);
      const [namespace, scope] = key.split('/');
      this.#options.onCluster({ key, namespace, scope }, undefined);
      return;
    }
    const before: Reading<KubernetesCluster> = this.#readings.get(key) ?? {
      source: {
        id: `kubernetes:${name}/${key}`,
        kind: 'kubernetes',
        target: key,
      },
    };
    const reading = answered(before, cluster, Date.now());
    this.#readings.set(key, reading);
    this.#options.onCluster({ key, ...cluster }, reading);
  }

  #onFault(error: unknown) {
    for (const [key, before] of this.#readings) {
      const fault = classifyError(error, before.source.id);
      const reading = failed(before, fault, Date.now());
      this.#readings.set(key, reading);
      this.#options.onCluster({ key, ...before.value! }, reading);
    }
  }
}
