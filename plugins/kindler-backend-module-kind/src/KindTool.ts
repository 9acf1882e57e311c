import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { kindConfigFile } from './kindConfigFile';
import { CLUSTER_LABEL, readKindClusters } from './readKindClusters';

export const KIND_LIMITS: ClusterLimits = {
  nameLength: 50,
  // Of several, kind does not bring all back after a stop (kind #1689).
  servers: 1,
  subnet: false,
};

const INSTALL =
  'curl -Lo /usr/local/bin/kind https://kind.sigs.k8s.io/dl/v0.32.0/kind-linux-amd64 && chmod +x /usr/local/bin/kind';
const REMOVE_TIMEOUT_MS = 300_000;

/** kind by its command line; what it cannot do, to look at nodes and to stop and start them, Docker does. */
export class KindTool implements ClusterTool {
  readonly kind = 'kind';
  readonly limits = KIND_LIMITS;
  readonly #settings: ClusterSettings;
  readonly #kind: ToolProgram;
  readonly #docker: DockerCli;

  constructor(settings: ClusterSettings, docker: DockerCli) {
    this.#settings = settings;
    this.#docker = docker;
    this.#kind = new ToolProgram({
      program: settings.programs.tool,
      setting: 'kindler.providers.kind.program',
    });
  }

  async check(signal: AbortSignal): Promise<ClusterAvailability> {
    const { tool, docker } = this.#settings.programs;
    return checkPrograms(
      [
        {
          title: 'kind',
          program: tool,
          args: ['version'],
          oldest: '0.20.0',
          install: INSTALL,
        },
        neededDocker(docker),
      ],
      signal,
    );
  }

  async find(
    name: string,
    signal: AbortSignal,
  ): Promise<FoundCluster | undefined> {
    const nodes = await this.#docker.withLabel(
      `${CLUSTER_LABEL}=${name}`,
      signal,
    );
    return readKindClusters(nodes).get(name);
  }

  async list(signal: AbortSignal): Promise<string[]> {
    const nodes = await this.#docker.withLabel(CLUSTER_LABEL, signal);
    return namesOfMarked(readKindClusters(nodes));
  }

  async create(
    name: string,
    spec: ClusterSpec,
    context: ProviderContext,
  ): Promise<void> {
    await withPrivateKubeconfig(kubeconfig =>
      this.#kind.order(
        ['create', 'cluster', '--name', name, '--config', '-', ...kubeconfig],
        context,
        {
          input: kindConfigFile(name, spec),
          timeoutMs: this.#settings.createTimeoutMs,
        },
      ),
    );
  }

  async start(name: string, context: ProviderContext): Promise<void> {
    await this.#docker.start(await this.#nodes(name, context), context);
  }

  async stop(name: string, context: ProviderContext): Promise<void> {
    await this.#docker.stop(await this.#nodes(name, context), context);
  }

  async remove(name: string, context: ProviderContext): Promise<void> {
    await withPrivateKubeconfig(kubeconfig =>
      this.#kind.order(
        ['delete', 'cluster', '--name', name, ...kubeconfig],
        context,
        { timeoutMs: REMOVE_TIMEOUT_MS },
      ),
    );
  }

  internalUrl(name: string): string {
    return `https://${name}-control-plane:6443`;
  }

  async kubeconfig(name: string, signal: AbortSignal): Promise<string> {
    return this.#kind.ask(['get', 'kubeconfig', '--name', name], signal);
  }

  async #nodes(name: string, { signal }: ProviderContext): Promise<string[]> {
    const found = await this.find(name, signal);
    if (!found) {
      throw new Error(`Cluster '${name}' is not there`);
    }
    return found.nodes.map(node => node.name);
  }
}

/** kind always writes one and makes it the current one: not into the file of whoever runs the backend. */
async function withPrivateKubeconfig<T>(
  work: (args: string[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'kindler-kind-'));
  try {
    return await work(['--kubeconfig', join(folder, 'kubeconfig')]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
