import type * as ClientNode from '@kubernetes/client-node';
import { hideSecrets } from '../programs';

/** The Kubernetes client, loaded when the first cluster is asked: it would cost every start about a second. */
const clientNode = (): typeof ClientNode => require('@kubernetes/client-node');

/** What a cluster's API says of itself. */
export class ClusterApi {
  readonly #kubeconfig: string;

  /** What it is made of is a secret: it is kept in memory only, and in no error. */
  constructor(kubeconfig: string) {
    this.#kubeconfig = kubeconfig;
  }

  /** What keeps it from being ready; undefined when it is. */
  async trouble(signal: AbortSignal): Promise<string | undefined> {
    try {
      const { Health } = clientNode();
      const isReady = await new Health(this.#load(signal)).readyz({ signal });
      return isReady ? undefined : 'the API says that it is not ready';
    } catch (error) {
      return `the API does not answer: ${reasonOf(error)}`;
    }
  }

  /** Its nodes, and whether each is ready. Rejects where the API does not say it. */
  async nodes(
    signal: AbortSignal,
  ): Promise<Array<{ name: string; ready: boolean }>> {
    const { CoreV1Api } = clientNode();
    try {
      const { items } = await this.#load(signal)
        .makeApiClient(CoreV1Api)
        .listNode();
      return items.map(({ metadata, status }) => ({
        name: metadata?.name ?? 'unknown',
        ready: Boolean(
          status?.conditions?.some(
            ({ type, status: is }) => type === 'Ready' && is === 'True',
          ),
        ),
      }));
    } catch (error) {
      throw new Error(`The API does not name its nodes: ${reasonOf(error)}`);
    }
  }

  #load(signal: AbortSignal): ClientNode.KubeConfig {
    const config = new (clientNode().KubeConfig)();
    config.loadFromString(this.#kubeconfig);
    const apply = config.applySecurityAuthentication.bind(config);
    // The client asks the configuration how to send each request; by itself it waits for ever.
    return Object.assign(config, {
      applySecurityAuthentication: async (
        request: Parameters<typeof apply>[0],
      ) => {
        await apply(request);
        request.setSignal(signal);
      },
    });
  }
}

/** Messages of the client hold whole bodies and headers after their first line. */
function reasonOf(error: unknown): string {
  const { code, name, message, cause } = error as Error & { code?: unknown };
  if (cause) {
    return reasonOf(cause);
  }
  if (name === 'AbortError' || name === 'TimeoutError') {
    return 'no answer in time';
  }
  return typeof code === 'number'
    ? `status ${code}`
    : String(code ?? hideSecrets(message.split('\n')[0]).slice(0, 200));
}
