import type { ProviderContext } from '@kindler/backstage-plugin-kindler-node';
import {
  checkPrograms,
  namesOfMarked,
  neededDocker,
  ToolProgram,
  type ClusterAvailability,
  type ClusterLimits,
  type ClusterSettings,
  type ClusterSpec,
  type ClusterTool,
  type DockerCli,
  type FoundCluster,
} from '@kindler/backstage-plugin-kindler-node/clusters';
import { k3dConfigFile } from './k3dConfigFile';
import { readK3dClusters } from './readK3dClusters';

export const K3D_LIMITS: ClusterLimits = {
  nameLength: 32,
  servers: 5,
  subnet: true,
};

const INSTALL =
  'curl -s https://raw.githubusercontent.com/k3d-io/k3d/main/install.sh | TAG=v5.9.0 bash';
const ORDER_TIMEOUT_MS = 300_000;
/** What k3d marks everything with that it makes in Docker. */
const MADE_BY_K3D = 'app=k3d';

/** k3d by its command line. */
export class K3dTool implements ClusterTool {
  readonly kind = 'k3d';
  readonly limits = K3D_LIMITS;
  readonly #settings: ClusterSettings;
  readonly #k3d: ToolProgram;
  readonly #docker: DockerCli;

  constructor(settings: ClusterSettings, docker: DockerCli) {
    this.#settings = settings;
    this.#docker = docker;
    this.#k3d = new ToolProgram({
      program: settings.programs.tool,
      setting: 'kindler.providers.k3d.program',
      env: { LOG_COLORS: 'false' },
    });
  }

  async check(signal: AbortSignal): Promise<ClusterAvailability> {
    const { tool, docker } = this.#settings.programs;
    return checkPrograms(
      [
        {
          title: 'k3d',
          program: tool,
          args: ['version'],
          oldest: '5.4.0',
          install: INSTALL,
        },
        neededDocker(docker),
      ],
      signal,
    );
  }

  /** Asks for all: a name that is not there would be an error, as Docker being away is. */
  async find(
    name: string,
    signal: AbortSignal,
  ): Promise<FoundCluster | undefined> {
    return (await this.#clusters(signal)).get(name);
  }

  async list(signal: AbortSignal): Promise<string[]> {
    return namesOfMarked(await this.#clusters(signal));
  }

  async create(
    name: string,
    spec: ClusterSpec,
    context: ProviderContext,
  ): Promise<void> {
    // A network that was left behind would be used again, and then never be removed.
    await this.#removeLeftovers(name, context);
    const seconds = Math.ceil(this.#settings.createTimeoutMs / 1000);
    await this.#k3d.order(['cluster', 'create', '--config', '-'], context, {
      input: k3dConfigFile(name, spec, seconds),
      // k3d ends and rolls back by itself; what hangs is ended a little later.
      timeoutMs: this.#settings.createTimeoutMs + 60_000,
    });
  }

  async start(name: string, context: ProviderContext): Promise<void> {
    await this.#order(['cluster', 'start', name], context);
  }

  async stop(name: string, context: ProviderContext): Promise<void> {
    await this.#order(['cluster', 'stop', name], context);
  }

  async remove(name: string, context: ProviderContext): Promise<void> {
    await this.#order(['cluster', 'delete', name], context);
    await this.#removeLeftovers(name, context);
  }

  internalUrl(name: string): string {
    return `https://k3d-${name}-serverlb:6443`;
  }

  async kubeconfig(name: string, signal: AbortSignal): Promise<string> {
    return this.#k3d.ask(['kubeconfig', 'get', name], signal);
  }

  async #clusters(signal: AbortSignal): Promise<Map<string, FoundCluster>> {
    return readK3dClusters(
      await this.#k3d.ask(['cluster', 'list', '--output', 'json'], signal),
    );
  }

  async #removeLeftovers(
    name: string,
    context: ProviderContext,
  ): Promise<void> {
    for (const [kind, its] of [
      ['network', `k3d-${name}`],
      ['volume', `k3d-${name}-images`],
    ] as const) {
      await this.#docker.removeLeftover(
        kind,
        { name: its, label: MADE_BY_K3D },
        context,
      );
    }
  }

  async #order(args: string[], context: ProviderContext): Promise<void> {
    await this.#k3d.order(args, context, { timeoutMs: ORDER_TIMEOUT_MS });
  }
}
