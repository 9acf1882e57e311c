import { ServiceUnavailableError } from '@backstage/errors';
import { hideSecrets } from '@kindler/backstage-plugin-kindler-node';
import type * as ClientNode from '@kubernetes/client-node';
import type { ArgocdSettings } from './ArgocdSettings';
import { clientNode } from './clientNode';
import type { Application } from './objects';

type Key = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace: string };
};

const MANAGER = 'kindler';
const TIMEOUT_MS = 15_000;

/** Whose objects Argo CD reads. Where the API is away it rejects with a 503, which operations wait out. */
export class ArgocdApi {
  readonly #settings: ArgocdSettings;

  constructor(settings: ArgocdSettings) {
    this.#settings = settings;
  }

  /** Rejects where Argo CD's applications cannot be listed. */
  async probe(signal: AbortSignal): Promise<void> {
    const { namespace } = this.#settings;
    await guard('list Applications', async () =>
      this.#config(signal)
        .makeApiClient(clientNode().CustomObjectsApi)
        .listNamespacedCustomObject({
          group: 'argoproj.io',
          version: 'v1alpha1',
          namespace,
          plural: 'applications',
          limit: 1,
        }),
    );
  }

  /** All of a kind that somebody marked with a label, whatever its value. */
  async list(
    kind: { apiVersion: string; kind: string },
    label: string,
    signal: AbortSignal,
  ): Promise<ClientNode.KubernetesObject[]> {
    const { namespace } = this.#settings;
    return guard(`list ${kind.kind}s`, async () => {
      const { items } = await this.#objects(signal).list(
        kind.apiVersion,
        kind.kind,
        namespace,
        undefined,
        undefined,
        undefined,
        undefined,
        label,
      );
      return items;
    });
  }

  /** Undefined only where the API said that it is not there. */
  async find<T extends ClientNode.KubernetesObject>(
    key: Key,
    signal: AbortSignal,
  ): Promise<T | undefined> {
    return guard(`read ${nameOf(key)}`, async () => {
      try {
        return (await this.#objects(signal).read(key)) as unknown as T;
      } catch (error) {
        if (codeOf(error) === 404) {
          return undefined;
        }
        throw error;
      }
    });
  }

  /** Server-side apply: fields that others own and that are not said here stay. */
  async apply(
    object: Key & ClientNode.KubernetesObject,
    signal: AbortSignal,
  ): Promise<void> {
    const { ServerSideApply } = clientNode().PatchStrategy;
    await guard(`apply ${nameOf(object)}`, () =>
      this.#objects(signal).patch(
        object,
        undefined,
        undefined,
        MANAGER,
        true,
        ServerSideApply,
      ),
    );
  }

  /** With a `resourceVersion` it is refused where somebody was faster. */
  async merge(
    change: Key & Partial<Application>,
    signal: AbortSignal,
  ): Promise<void> {
    const { MergePatch } = clientNode().PatchStrategy;
    await guard(`change ${nameOf(change)}`, () =>
      this.#objects(signal).patch(
        change,
        undefined,
        undefined,
        MANAGER,
        undefined,
        MergePatch,
      ),
    );
  }

  async delete(key: Key, signal: AbortSignal): Promise<void> {
    await guard(`delete ${nameOf(key)}`, async () => {
      try {
        await this.#objects(signal).delete(key);
      } catch (error) {
        if (codeOf(error) !== 404) {
          throw error;
        }
      }
    });
  }

  #objects(signal: AbortSignal): ClientNode.KubernetesObjectApi {
    return clientNode().KubernetesObjectApi.makeApiClient(this.#config(signal));
  }

  #config(signal: AbortSignal): ClientNode.KubeConfig {
    const { kubeconfigFile, context } = this.#settings;
    const config = new (clientNode().KubeConfig)();
    if (kubeconfigFile) {
      config.loadFromFile(kubeconfigFile);
    } else {
      config.loadFromCluster();
    }
    if (context) {
      config.setCurrentContext(context);
    }
    const apply = config.applySecurityAuthentication.bind(config);
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    // The client asks the configuration how to send each request; by itself it waits for ever.
    return Object.assign(config, {
      applySecurityAuthentication: async (
        request: Parameters<typeof apply>[0],
      ) => {
        await apply(request);
        request.setSignal(bounded);
      },
    });
  }
}

async function guard<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    const text = `Argo CD's Kubernetes API: cannot ${what}: ${reasonOf(error)}`;
    if (code === undefined || code >= 500 || code === 429) {
      throw new ServiceUnavailableError(text);
    }
    throw new Error(
      code === 403 ? `${text}. Apply examples/argocd-rbac.yaml` : text,
    );
  }
}

function codeOf(error: unknown): number | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'number' ? code : undefined;
}

/** What the API server said; messages of the client hold whole bodies and headers. */
function reasonOf(error: unknown): string {
  const { body, cause, message, name } = error as Error & { body?: unknown };
  if (typeof body === 'string' && body.startsWith('{')) {
    const { message: said } = JSON.parse(body) as { message?: string };
    return hideSecrets(said ?? `status ${codeOf(error)}`).slice(0, 500);
  }
  if (cause) {
    return reasonOf(cause);
  }
  if (name === 'AbortError' || name === 'TimeoutError') {
    return 'no answer in time';
  }
  return hideSecrets(message.split('\n')[0]).slice(0, 300);
}

function nameOf({ kind, metadata: { name, namespace } }: Key): string {
  return `${kind} ${namespace}/${name}`;
}
