import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Turns } from '../programs';
import { ClusterApi } from './ClusterApi';
import type { DockerCli, NodeLimits } from './DockerCli';
import { idleNodes, kubernetesNodes } from './judgeCluster';
import type { ClusterTool, FoundCluster } from './ClusterTool';

const ASK_TIMEOUT_MS = 5_000;

export interface ClusterWorkOptions {
  tool: ClusterTool;
  docker: DockerCli;
  /** Creating, starting and removing use the machine's power: only so many at a time. */
  turns: Turns;
  /** How long a cluster may take to become ready once its containers run. */
  readyTimeoutMs: number;
  nodeLimits?: NodeLimits;
}

/** What is asked of a cluster again and again while it is made. */
export class ClusterWork {
  readonly options: ClusterWorkOptions;

  constructor(options: ClusterWorkOptions) {
    this.options = options;
  }

  /** The environment's cluster. Rejects when the name is taken by a cluster that somebody else made. */
  async find(
    name: string,
    signal: AbortSignal,
  ): Promise<FoundCluster | undefined> {
    const found = await this.options.tool.find(name, signal);
    if (found && !found.mark) {
      throw new ConflictError(
        `There is a cluster '${name}' of ${this.options.tool.kind} that was not made here`,
      );
    }
    return found;
  }

  async require(name: string, signal: AbortSignal): Promise<FoundCluster> {
    const found = await this.find(name, signal);
    if (!found) {
      throw new NotFoundError(`Cluster '${name}' is not there`);
    }
    return found;
  }

  /** Why its API is not ready; undefined when it is. */
  async apiTrouble(
    name: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    try {
      const api = await this.#api(name, signal);
      return await api.trouble(briefly(signal));
    } catch (error) {
      signal.throwIfAborted();
      return `its kubeconfig cannot be read: ${(error as Error).message}`;
    }
  }

  /** Why not all of its nodes are ready; undefined when they are. */
  async nodeTrouble(
    name: string,
    found: FoundCluster,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const idle = idleNodes(found);
    if (idle) {
      return idle.text;
    }
    const expected = kubernetesNodes(found);
    try {
      const api = await this.#api(name, signal);
      const nodes = await api.nodes(briefly(signal));
      const ready = new Set(
        nodes.filter(node => node.ready).map(node => node.name),
      );
      const late = expected.filter(node => !ready.has(node.name));
      return late.length > 0
        ? `not ready: ${late.map(node => node.name).join(', ')}`
        : undefined;
    } catch (error) {
      signal.throwIfAborted();
      return (error as Error).message;
    }
  }

  async #api(name: string, signal: AbortSignal): Promise<ClusterApi> {
    return new ClusterApi(await this.options.tool.kubeconfig(name, signal));
  }
}

function briefly(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(ASK_TIMEOUT_MS)]);
}
