import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type {
  ApisApi,
  AuthorizationV1Api,
  KubeConfig,
  KubernetesObject,
  KubernetesObjectApi,
  V1ResourceAttributes,
} from '@kubernetes/client-node';
import { nameOf, type Manifest } from '../manifests/Manifest';
import type { NamespaceCluster } from '../NamespaceSettings';
import { clientNode } from './clientNode';
import { loadKubeConfig } from './loadKubeConfig';
import { readStatus } from './readStatus';
import { toFault } from './toFault';

const ANSWER_MS = 15_000;
const TRIES = 3;
const LONGEST_PAUSE_S = 20;

interface Apis {
  objects: KubernetesObjectApi;
  authorization: AuthorizationV1Api;
  apis: ApisApi;
}

/**
 * Reads and changes objects of one cluster. Every request ends with its signal and has a deadline, is repeated where the
 * API asks for that, and rejects with what `toFault` says.
 */
export class ClusterClient {
  readonly name: string;
  readonly #cluster: NamespaceCluster;
  readonly #manager: string;
  readonly #signals = new AsyncLocalStorage<AbortSignal>();
  #apis: Apis | undefined;

  /** `manager` holds the fields that are applied. */
  constructor(cluster: NamespaceCluster, manager: string) {
    this.name = cluster.name;
    this.#cluster = cluster;
    this.#manager = manager;
  }

  async read<T extends KubernetesObject>(
    object: Manifest,
    signal: AbortSignal,
  ): Promise<T | undefined> {
    return this.#ask(`read ${nameOf(object)}`, signal, ({ objects }) =>
      objects.read<KubernetesObject>(object).catch(ifThere),
    ) as Promise<T | undefined>;
  }

  /** Of a namespace, or of the whole cluster. */
  async list<T extends KubernetesObject>(
    { apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>,
    { namespace, labels = {} }: { namespace?: string; labels?: object },
    signal: AbortSignal,
  ): Promise<T[]> {
    const place = namespace ? ` of namespace '${namespace}'` : '';
    const selector = Object.entries(labels).map(pair => pair.join('='));
    const { items } = await this.#ask(
      `list ${kind}s${place}`,
      signal,
      ({ objects }) =>
        objects.list(
          apiVersion,
          kind,
          namespace,
          undefined,
          undefined,
          undefined,
          undefined,
          selector.join() || undefined,
        ),
    );
    return items as T[];
  }

  /** Rejects with a ConflictError where there is one already. */
  async create(object: Manifest, signal: AbortSignal): Promise<void> {
    await this.#ask(`create ${nameOf(object)}`, signal, ({ objects }) =>
      objects.create(object, undefined, undefined, this.#manager),
    );
  }

  /** Rejects with a ConflictError that names who else holds a field, and takes none away. */
  async apply(object: Manifest, signal: AbortSignal): Promise<void> {
    const { PatchStrategy } = clientNode();
    await this.#ask(`apply ${nameOf(object)}`, signal, ({ objects }) =>
      objects.patch(
        object,
        undefined,
        undefined,
        this.#manager,
        false,
        PatchStrategy.ServerSideApply,
      ),
    );
  }

  async annotate(
    object: Manifest,
    annotations: Record<string, string>,
    signal: AbortSignal,
  ): Promise<void> {
    const { PatchStrategy } = clientNode();
    const { apiVersion, kind, metadata } = object;
    const { name, namespace } = metadata;
    await this.#ask(`annotate ${nameOf(object)}`, signal, ({ objects }) =>
      objects.patch(
        { apiVersion, kind, metadata: { name, namespace, annotations } },
        undefined,
        undefined,
        this.#manager,
        undefined,
        PatchStrategy.MergePatch,
      ),
    );
  }

  /** Does nothing where it is gone; rejects where another one has its name by now. */
  async remove(
    object: Manifest,
    uid: string | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const body = { preconditions: { uid } };
    await this.#ask(`delete ${nameOf(object)}`, signal, ({ objects }) =>
      objects
        .delete(
          object,
          undefined,
          undefined,
          undefined,
          undefined,
          undefined,
          body,
        )
        .catch(ifThere),
    );
  }

  /** Whether the API knows this version of a group, e.g. because an operator is installed. */
  async serves(apiVersion: string, signal: AbortSignal): Promise<boolean> {
    const { groups } = await this.#ask('name its APIs', signal, ({ apis }) =>
      apis.getAPIVersions(),
    );
    return groups.some(({ versions }) =>
      versions.some(({ groupVersion }) => groupVersion === apiVersion),
    );
  }

  /** Whether its identity may do this in every namespace. */
  async may(
    attributes: V1ResourceAttributes,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { status } = await this.#ask(
      'say what it allows',
      signal,
      ({ authorization }) =>
        authorization.createSelfSubjectAccessReview({
          body: { spec: { resourceAttributes: attributes } },
        }),
    );
    return status?.allowed ?? false;
  }

  async #ask<T>(
    what: string,
    signal: AbortSignal,
    work: (apis: Apis) => Promise<T>,
  ): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        this.#apis ??= this.#open();
        const apis = this.#apis;
        const limited = AbortSignal.any([
          signal,
          AbortSignal.timeout(ANSWER_MS),
        ]);
        return await this.#signals.run(limited, () => work(apis));
      } catch (error) {
        signal.throwIfAborted();
        if ((error as Error).name === 'ConflictError') {
          throw error;
        }
        const { code, retryAfter } = readStatus(error) ?? {};
        if (code === 401) {
          // The file may hold another token by now.
          this.#apis = undefined;
        }
        if (!retryAfter || tries === TRIES) {
          throw toFault(error, { cluster: this.name, what });
        }
        const seconds = Math.min(retryAfter, LONGEST_PAUSE_S);
        await delay(seconds * 1000, undefined, { signal });
      }
    }
  }

  #open(): Apis {
    const config = this.#withSignal(loadKubeConfig(this.#cluster));
    const client = clientNode();
    return {
      objects: client.KubernetesObjectApi.makeApiClient(config),
      authorization: config.makeApiClient(client.AuthorizationV1Api),
      apis: config.makeApiClient(client.ApisApi),
    };
  }

  /** The client asks the configuration how to send each request; by itself it waits for ever, and connects each time. */
  #withSignal(config: KubeConfig): KubeConfig {
    const apply = config.applySecurityAuthentication.bind(config);
    type Request = Parameters<typeof apply>[0];
    let connections: ReturnType<Request['getDispatcher']>;
    return Object.assign(config, {
      applySecurityAuthentication: async (request: Request) => {
        await apply(request);
        connections ??= request.getDispatcher();
        if (connections) {
          request.setDispatcher(connections);
        }
        const signal = this.#signals.getStore();
        if (signal) {
          request.setSignal(signal);
        }
      },
    });
  }
}

function ifThere(error: unknown): undefined {
  if (readStatus(error)?.code !== 404) {
    throw error;
  }
  return undefined;
}
