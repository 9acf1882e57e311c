import { word } from '@kindler/backstage-plugin-kindler-common';
import type {
  KubeConfig,
  KubernetesObjectApi,
  Watch,
} from '@kubernetes/client-node';
import type { KubernetesObject } from '../model/kubernetes/KubernetesObject';
import { objectKey } from './clusters/findClusters';
import { SourceError } from '../model/fault';
import { clientNode } from './clientNode';
import { Backoff } from './Backoff';
import { followWatch, type Followed } from './followWatch';
import { inTime } from './inTime';
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
  /** Where it is served; the first one that the API knows is watched. */
  resources: readonly Resource[];
  /** All namespaces when it is left out. */
  namespace?: string;
  /** All objects when it is left out. */
  labelSelector?: string;
  /**
   * Milliseconds without any event after which it is listed anew: an open connection alone proves nothing.
   */
  idleMs: () => number;
  /** All objects after a list, by `namespace/name`. Proves that the API answers. */
  onList: (objects: Map<string, KubernetesObject>) => void;
  /** One object appeared, changed or (undefined) vanished. */
  onEvent: (key: string, object: KubernetesObject | undefined) => void;
  /** The API said that nothing changed until now. */
  onBookmark?: () => void;
  onFault: (error: unknown) => void;
}

/** What may not be read or is not served will not change soon. */
const REFUSED_PAUSE_MS = 30_000;
const LONGEST_WATCH_MS = 60 * 60_000;
/** An answer to a list. */
const LIST_TIMEOUT_MS = 15_000;
/** Objects in one answer. */
const PAGE_SIZE = 500;
/** Of one list: 100,000 objects. */
const MOST_PAGES = 200;

/** Lists objects of the Kubernetes API and watches them, again and again until it is stopped. */
export class ResourceStream {
  readonly #api: KubernetesObjectApi;
  readonly #watch: Watch;
  readonly #options: ResourceStreamOptions;
  readonly #stopped = new AbortController();
  /** Grows until a watch tells something. */
  readonly #backoff = new Backoff();
  #running: Promise<void> | undefined;
  /** How many of the resources the API does not know. */
  #unserved = 0;

  static create(config: KubeConfig, options: ResourceStreamOptions) {
    const client = clientNode();
    // It would take half a minute without an event for a fault; here `idleMs` says how long is too long.
    const watch = Object.assign(new client.Watch(config), {
      requestTimeoutMs: LONGEST_WATCH_MS,
    });
    return new ResourceStream(
      client.KubernetesObjectApi.makeApiClient(config),
      watch,
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
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      try {
        // It goes on where it was closed, and is listed anew as a proof of life.
        let followed = await this.#follow(await this.#list());
        while (followed.end === 'closed' && !signal.aborted) {
          followed = await this.#follow(followed.version);
        }
        if (followed.end === 'broken') {
          await rest(this.#backoff.next(), signal);
        }
      } catch (caught) {
        if (signal.aborted) {
          return;
        }
        const error = typedError(caught);
        if (isUnserved(error) && this.#useNext()) {
          continue;
        }
        this.#options.onFault(error);
        const pause = this.#backoff.next();
        await rest(isRefused(error) ? REFUSED_PAUSE_MS : pause, signal);
      }
    }
  }

  get #resource(): Resource {
    return this.#options.resources[this.#unserved];
  }

  /** Whether there is another resource to try; after the last one it begins anew. */
  #useNext(): boolean {
    this.#unserved = (this.#unserved + 1) % this.#options.resources.length;
    return this.#unserved > 0;
  }

  /** Page after page, so that no answer is too large for either side. */
  async #list(): Promise<string> {
    const { namespace, labelSelector } = this.#options;
    const resource = this.#resource;
    const objects = new Map<string, KubernetesObject>();
    let token: string | undefined;
    let version = '';
    let pages = 0;
    do {
      pages += 1;
      if (pages > MOST_PAGES) {
        throw new SourceError('too-large', word('fault-pages', {}));
      }
      const page = this.#api.list(
        resource.apiVersion,
        resource.kind,
        namespace,
        undefined,
        undefined,
        undefined,
        undefined,
        labelSelector,
        PAGE_SIZE,
        token,
      );
      const list = await inTime(page, LIST_TIMEOUT_MS);
      for (const item of list.items as KubernetesObject[]) {
        objects.set(objectKey(item), item);
      }
      version = list.metadata?.resourceVersion ?? '';
      token = list.metadata?._continue || undefined;
    } while (token && !this.#stopped.signal.aborted);
    this.#options.onList(objects);
    return version;
  }

  #follow(resourceVersion: string): Promise<Followed> {
    const { namespace, labelSelector, idleMs } = this.#options;
    const resource = this.#resource;
    const scope = namespace
      ? `/namespaces/${encodeURIComponent(namespace)}`
      : '';
    return followWatch(this.#watch, {
      path: `${basePath(resource)}${scope}/${resource.plural}`,
      labelSelector,
      resourceVersion,
      idleMs,
      signal: this.#stopped.signal,
      onWord: (phase, object) => this.#onWord(phase, object),
    });
  }

  #onWord(phase: string, object: KubernetesObject) {
    this.#backoff.reset();
    const { onEvent, onBookmark } = this.#options;
    if (phase === 'BOOKMARK') {
      onBookmark?.();
    } else {
      onEvent(objectKey(object), phase === 'DELETED' ? undefined : object);
    }
  }
}

function isRefused(error: unknown): boolean {
  return (
    isUnserved(error) || (error instanceof SourceError && error.kind === 'auth')
  );
}

function isUnserved(error: unknown): boolean {
  return error instanceof SourceError && error.wording.params.status === 404;
}

function basePath({ apiVersion }: Resource): string {
  return apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
}
