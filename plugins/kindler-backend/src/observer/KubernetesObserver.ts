import type { LoggerService } from '@backstage/backend-plugin-api';
import type { KubernetesConfig, ObserverConfig } from '../config';
import { KubernetesPatroni, PostgresClusterWatch } from '../kubernetes';
import { classifyError } from '../model/fault';
import type { KubernetesCluster } from '../model/kubernetes/KubernetesCluster';
import type { KubernetesReading } from '../model/kubernetes/PostgresClusterView';
import { answered, failed, type Reading } from '../model/Reading';
import { OperatorStates } from './OperatorStates';

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
  logger: LoggerService;
  /** Called with each change of a cluster; without a reading when its objects are gone. */
  onCluster: (
    cluster: FoundCluster,
    reading: KubernetesReading | undefined,
  ) => void;
}

/** Follows the Patroni clusters of one Kubernetes API by watches, and what PGO says of those that it runs. */
export class KubernetesObserver {
  readonly #options: KubernetesObserverOptions;
  readonly #patroni: KubernetesPatroni;
  readonly #operator: PostgresClusterWatch;
  readonly #states: OperatorStates;
  readonly #readings = new Map<string, Reading<KubernetesCluster>>();
  #aliveAt = 0;
  #logged: string | undefined;

  static create(options: KubernetesObserverOptions) {
    return new KubernetesObserver(options);
  }

  private constructor(options: KubernetesObserverOptions) {
    this.#options = options;
    const { kubernetes, settings } = options;
    this.#patroni = KubernetesPatroni.create({
      ...kubernetes,
      idleMs: settings.intervalMs,
      onCluster: (key, cluster, fault) => this.#onCluster(key, cluster, fault),
      onAlive: () => {
        this.#aliveAt = Date.now();
        this.#logged = undefined;
      },
      onFault: error => this.#logFault(error),
    });
    this.#states = OperatorStates.create(kubernetes.name);
    this.#operator = PostgresClusterWatch.create({
      identity: kubernetes,
      namespace: kubernetes.namespace,
      timeoutMs: settings.timeoutMs,
      onList: objects => {
        this.#states.setAll(objects, Date.now());
        this.#tellOwned(() => true);
      },
      onEvent: (key, object) => {
        this.#states.set(key, object, Date.now());
        this.#tellOwned(owner => owner === key);
      },
      onFault: error => {
        this.#states.fail(error, Date.now());
        this.#tellOwned(() => true);
      },
    });
  }

  get name(): string {
    return this.#options.kubernetes.name;
  }

  start(): void {
    this.#patroni.start();
    this.#operator.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.#patroni.stop(), this.#operator.stop()]);
  }

  /** When the API last answered, for clusters that had no news of their own. */
  get aliveAt(): number {
    return this.#aliveAt;
  }

  #onCluster(
    key: string,
    cluster: KubernetesCluster | undefined,
    fault: unknown,
  ) {
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
    this.#readings.set(
      key,
      fault === undefined
        ? answered(before, cluster, Date.now())
        : failed(
            { ...before, value: before.value ?? cluster },
            classifyError(fault, before.source.id),
            Date.now(),
          ),
    );
    this.#tell(key);
  }

  /** Without a cluster there is nothing else that would show the fault. */
  #logFault(error: unknown) {
    const { kubernetes, logger } = this.#options;
    const { message, hint } = classifyError(
      error,
      `kubernetes:${kubernetes.name}`,
    );
    if (message !== this.#logged) {
      this.#logged = message;
      logger.warn(`kubernetes:${kubernetes.name}: ${message}. ${hint}`);
    }
  }

  /** Tells of the clusters whose PostgresCluster is meant. */
  #tellOwned(isMeant: (owner: string) => boolean) {
    for (const [key, { value }] of this.#readings) {
      if (value?.owner && isMeant(ownerKey(value)!)) {
        this.#tell(key);
      }
    }
  }

  #tell(key: string) {
    const reading = this.#readings.get(key)!;
    const cluster = reading.value!;
    const owner = ownerKey(cluster);
    const operator = owner === undefined ? undefined : this.#states.get(owner);
    this.#options.onCluster({ key, ...cluster }, { ...reading, operator });
  }
}

/** `namespace/name` of the PostgresCluster that owns a cluster. */
function ownerKey({ namespace, owner }: KubernetesCluster): string | undefined {
  return owner && `${namespace}/${owner}`;
}
