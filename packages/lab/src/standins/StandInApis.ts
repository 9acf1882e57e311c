import { stringify } from 'yaml';
import { startClusterApi, type ClusterApiServer } from './startClusterApi';

/** The Kubernetes APIs of clusters that stand-ins make: real ones where KUBEBUILDER_ASSETS is set, else very small ones. */
export class StandInApis {
  readonly #real: boolean;
  readonly #base: string;
  readonly #servers = new Map<string, ClusterApiServer>();
  readonly #running = new Set<string>();

  /** `base` is where the small ones answer. */
  constructor(options: { real: boolean; base: string }) {
    this.#real = options.real;
    this.#base = options.base;
  }

  isRunning(cluster: string): boolean {
    return this.#running.has(cluster);
  }

  /** Starts that of a cluster whose nodes run; one that was stopped has kept what it had. */
  async start(cluster: string, nodes: string[]): Promise<void> {
    if (this.#real) {
      const server =
        this.#servers.get(cluster) ?? (await startClusterApi(cluster));
      this.#servers.set(cluster, server);
      await server.start(nodes);
    }
    this.#running.add(cluster);
  }

  async stop(cluster: string): Promise<void> {
    this.#running.delete(cluster);
    await this.#servers.get(cluster)?.stop();
  }

  async remove(cluster: string): Promise<void> {
    this.#running.delete(cluster);
    await this.#servers.get(cluster)?.remove();
    this.#servers.delete(cluster);
  }

  async close(): Promise<void> {
    for (const cluster of [...this.#servers.keys()]) {
      await this.remove(cluster);
    }
  }

  kubeconfig(cluster: string): string {
    const server = this.#servers.get(cluster);
    return stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': cluster,
      contexts: [
        { name: cluster, context: { cluster, user: `admin@${cluster}` } },
      ],
      users: [
        {
          name: `admin@${cluster}`,
          user: { token: server?.token ?? 'stand-in-token' },
        },
      ],
      clusters: [
        {
          name: cluster,
          cluster: {
            server: server?.url ?? `${this.#base}/${cluster}`,
            'insecure-skip-tls-verify': true,
          },
        },
      ],
    });
  }
}
