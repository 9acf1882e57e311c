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

/** The selection of watched objects. */
export interface ResourceStreamOptions {
  /** Possible places of the kind. The first that the API knows is watched. */
  resources: readonly Resource[];
  /** All namespaces if missing. */
  namespace?: string;
  /** All objects if missing. */
  labelSelector?: string;
  /**
   * Milliseconds without an event after which the objects are listed again, because an open connection alone proves
   * nothing.
   */
  idleMs: () => number;
  /** Called with all objects after a list, by `namespace/name`. It proves that the API answers. */
  onList: (objects: Map<string, KubernetesObject>) => void;
  /** Called when one object appears, changes or (undefined) disappears. */
  onEvent: (key: string, object: KubernetesObject | undefined) => void;
  /** Called when the API reports that nothing has changed until now. */
  onBookmark?: () => void;
  onFault: (error: unknown) => void;
}

/** A kind that is forbidden or not served will not change soon. */
const REFUSED_PAUSE_MS = 30_000;
const LONGEST_WATCH_MS = 60 * 60_000;
/** Time limit of an answer to a list. */
const LIST_TIMEOUT_MS = 15_000;
/** Number of objects in one answer. */
const PAGE_SIZE = 500;
/** Page limit of one list: 100,000 objects. */
const MOST_PAGES = 200;

/** Lists objects of the Kubernetes API and watches them, repeatedly until it is stopped. */
export class ResourceStream {
  readonly #api: KubernetesObjectApi;
  readonly #watch: Watch;
  readonly #options: ResourceStreamOptions;
  readonly #stopped = new AbortController();
  /** Grows until a watch reports something. */
  readonly #backoff = new Backoff();
  #running: Promise<void> | undefined;
  /** Number of resources that the API does not know. */
  #unserved = 0;

  static create(config: KubeConfig, options: ResourceStreamOptions) {
    const client = clientNode();
    // The client would treat half a minute without an event as a fault. Here `idleMs` decides.
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
        // Continues where the watch was closed. A new list serves as proof of life.
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

  /** Returns whether there is another resource to try. After the last one it starts again with the first. */
  #useNext(): boolean {
    this.#unserved = (this.#unserved + 1) % this.#options.resources.length;
    return this.#unserved > 0;
  }

  /** Lists page by page, so that no answer is too large for either side. */
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
