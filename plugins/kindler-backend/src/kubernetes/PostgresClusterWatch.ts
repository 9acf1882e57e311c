import { findServedVersion } from './findServedVersion';
import { loadKubeConfig, type KubernetesIdentity } from './loadKubeConfig';
import { ResourceStream, type ResourceStreamOptions } from './ResourceStream';
import { rest } from './rest';

/** Lists all PostgresClusters; none if PGO is not installed. */
export interface PostgresClusterWatchOptions
  extends Pick<
    ResourceStreamOptions,
    'namespace' | 'onList' | 'onEvent' | 'onFault'
  > {
  identity: KubernetesIdentity;
  /** API group of PGO or of a fork. */
  group: string;
  /** Time limit of an answer in milliseconds. */
  timeoutMs: number;
}

/** PostgresClusters rarely change, so this is often enough to repair a watch that hangs. */
const IDLE_MS = 60_000;
/** PGO is rarely installed while this runs. */
const ABSENT_MS = 60_000;
const FAILED_MS = 4_000;

/** Watches the PostgresClusters of a Kubernetes API, whether or not there are any yet. */
export class PostgresClusterWatch {
  readonly #options: PostgresClusterWatchOptions;
  readonly #stopped = new AbortController();
  #running: Promise<void> | undefined;
  #stream: ResourceStream | undefined;

  constructor(options: PostgresClusterWatchOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
    await this.#stream?.stop();
  }

  async #run(): Promise<void> {
    while (!this.#stopped.signal.aborted && !this.#stream) {
      const pause = await this.#open();
      if (pause !== undefined) {
        await rest(pause, this.#stopped.signal);
      }
    }
  }

  /** Returns the milliseconds until the next attempt; undefined once the watch has begun. */
  async #open(): Promise<number | undefined> {
    const { identity, group, namespace, timeoutMs } = this.#options;
    const { onList, onEvent, onFault } = this.#options;
    try {
      const config = loadKubeConfig(identity);
      const version = await findServedVersion(config, group, timeoutMs);
      if (this.#stopped.signal.aborted) {
        return undefined;
      }
      if (!version) {
        onList(new Map());
        return ABSENT_MS;
      }
      this.#stream = ResourceStream.create(config, {
        resources: [
          {
            apiVersion: `${group}/${version}`,
            kind: 'PostgresCluster',
            plural: 'postgresclusters',
          },
        ],
        namespace,
        idleMs: () => IDLE_MS,
        onList,
        onEvent,
        onFault,
      });
      this.#stream.start();
      return undefined;
    } catch (error) {
      if (!this.#stopped.signal.aborted) {
        onFault(error);
      }
      return FAILED_MS;
    }
  }
}
