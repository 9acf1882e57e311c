import type {
  KubeConfig,
  KubernetesObjectApi,
  Watch,
} from '@kubernetes/client-node';
import type { KubernetesObject } from '../model/kubernetes/readKubernetesCluster';
import { clientNode } from './clientNode';
import { rest } from './rest';
import { typedError } from './typedError';

/** A kind of object and where the API serves it. */
export interface Resource {
  /** `v1`, or `<group>/<version>`. */
  apiVersion: string;
  kind: string;
  plural: string;
}

/** What is watched. */
export interface ResourceStreamOptions {
  resource: Resource;
  /** All namespaces when it is left out. */
  namespace?: string;
  /** All objects when it is left out. */
  labelSelector?: string;
  /**
   * Milliseconds without any event after which it is listed anew: an open connection alone proves nothing.
   */
  idleMs: number;
  /** All objects after a list, by `namespace/name`. Proves that the API answers. */
  onList: (objects: Map<string, KubernetesObject>) => void;
  /** One object appeared, changed or (undefined) vanished. */
  onEvent: (key: string, object: KubernetesObject | undefined) => void;
  onFault: (error: unknown) => void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 4000;

/** Lists objects of the Kubernetes API and watches them, again and again until it is stopped. */
export class ResourceStream {
  readonly #api: KubernetesObjectApi;
  readonly #watch: Watch;
  readonly #options: ResourceStreamOptions;
  readonly #stopped = new AbortController();
  #running: Promise<void> | undefined;

  static create(config: KubeConfig, options: ResourceStreamOptions) {
    const client = clientNode();
    return new ResourceStream(
      client.KubernetesObjectApi.makeApiClient(config),
      new client.Watch(config),
      options,
    );
  }

  private constructor(
    api: KubernetesObjectApi,
    watch: Watch,
    options: ResourceStreamOptions,
  ) {
    this.#api = api;
    this.#watch = watch;
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.#stopped.signal.aborted) {
      try {
        const version = await this.#list();
        pause = FIRST_PAUSE_MS;
        await this.#follow(version);
      } catch (error) {
        if (this.#stopped.signal.aborted) {
          return;
        }
        this.#options.onFault(typedError(error));
        await rest(pause, this.#stopped.signal);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  async #list(): Promise<string> {
    const { resource, namespace, labelSelector } = this.#options;
    const list = await this.#api.list(
      resource.apiVersion,
      resource.kind,
      namespace,
      undefined,
      undefined,
      undefined,
      undefined,
      labelSelector,
    );
    const objects = new Map(
      (list.items as KubernetesObject[]).map(item => [keyOf(item), item]),
    );
    this.#options.onList(objects);
    return list.metadata?.resourceVersion ?? '';
  }

  /** Resolves when the watch ended, or when there was no event for long; rejects when it failed. */
  async #follow(resourceVersion: string): Promise<void> {
    const { resource, namespace, labelSelector, idleMs, onEvent } =
      this.#options;
    const scope = namespace
      ? `/namespaces/${encodeURIComponent(namespace)}`
      : '';
    let timer: NodeJS.Timeout | undefined;
    let end = (_error?: unknown) => {};
    const ended = new Promise<void>((resolve, reject) => {
      end = error => (error ? reject(error) : resolve());
    });
    // Nobody waits for it when the stream is stopped while the watch begins.
    ended.catch(() => {});
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => end(), idleMs);
      timer.unref();
    };
    wait();
    const request = await this.#watch.watch(
      `${basePath(resource)}${scope}/${resource.plural}`,
      { resourceVersion, ...(labelSelector && { labelSelector }) },
      (phase: string, object: KubernetesObject) => {
        if (phase === 'ERROR') {
          end();
        } else if (phase !== 'BOOKMARK') {
          wait();
          onEvent(keyOf(object), phase === 'DELETED' ? undefined : object);
        }
      },
      end,
    );
    const stop = () => end();
    this.#stopped.signal.addEventListener('abort', stop, { once: true });
    try {
      if (!this.#stopped.signal.aborted) {
        await ended;
      }
    } finally {
      clearTimeout(timer);
      this.#stopped.signal.removeEventListener('abort', stop);
      request.abort();
    }
  }
}

function basePath({ apiVersion }: Resource): string {
  return apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
}

function keyOf({ metadata }: KubernetesObject): string {
  return `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`;
}
