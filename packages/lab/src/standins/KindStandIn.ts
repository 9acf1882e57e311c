import { writeFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { fails, readFlags, says, type StandInAnswer } from './StandInAnswer';
import { DOCKER_DOWN, type StandInContainer } from './StandInDocker';
import {
  container,
  NEVER,
  type StandInParts,
  type StandInTool,
} from './StandInTool';

const KNOWN = ['apiVersion', 'kind', 'name', 'networking', 'nodes'];

interface KindConfig {
  name: string;
  networking?: { apiServerPort?: number };
  nodes: Array<{
    role: 'control-plane' | 'worker';
    image?: string;
    extraMounts?: Array<{ containerPath: string }>;
    extraPortMappings?: Array<{ containerPort: number; hostPort: number }>;
  }>;
}

const failed = (text: string) =>
  fails(`ERROR: failed to create cluster: ${text}`);

/** kind 0.32: all of its words are on the standard error, but lists, kubeconfig and version. */
export class KindStandIn implements StandInTool {
  readonly #parts: StandInParts;

  constructor(parts: StandInParts) {
    this.#parts = parts;
  }

  async run(args: string[], input: string): Promise<StandInAnswer> {
    const [command, what, ...rest] = args;
    if (command === 'version') {
      return says('kind v0.32.0 go1.24.3 linux/amd64\n');
    }
    const { flags, unknown } = readFlags(rest, {
      values: ['--name', '--config', '--kubeconfig'],
    });
    const name = flags['--name'];
    if (unknown) {
      return fails(`ERROR: unknown flag: ${unknown}`);
    }
    switch (`${command} ${what}`) {
      case 'create cluster':
        return this.#create(name, parse(input), flags['--kubeconfig']);
      case 'delete cluster':
        return this.#delete(name);
      case 'get kubeconfig':
        return this.#kubeconfig(name);
      default:
        return fails(`ERROR: unknown command "${command}" for "kind"`);
    }
  }

  async #create(
    name: string,
    config: KindConfig,
    kubeconfig: string,
  ): Promise<StandInAnswer> {
    const { docker, apis, nextFault } = this.#parts;
    if (docker.isDown) {
      return failed(
        `failed to get docker info: command "docker info --format '{{json .}}'" failed with error: exit status 1\n\nCommand Output: ${DOCKER_DOWN}`,
      );
    }
    const extra = Object.keys(config).find(key => !KNOWN.includes(key));
    if (extra) {
      return failed(
        `unable to decode config: yaml: unmarshal errors:\n  line 1: field ${extra} not found in type v1alpha4.Cluster`,
      );
    }
    if (docker.of(name, 'kind').length > 0) {
      return failed(
        `node(s) already exist for a cluster with the name "${name}"`,
      );
    }
    const fault = nextFault();
    if (fault === 'image') {
      return failed(
        `failed to pull image "${config.nodes[0].image}": command "docker pull" failed with error: exit status 1`,
      );
    }
    const nodes = nodesOf(
      name,
      config,
      `${config.networking?.apiServerPort ?? docker.choosePort()}`,
    );
    const taken = docker.takenPort(
      nodes.flatMap(({ ports }) => Object.values(ports)),
    );
    if (taken) {
      return failed(
        `command "docker run --name ${name}-control-plane" failed with error: exit status 125\n\nCommand Output: docker: Error response from daemon: Bind for 0.0.0.0:${taken} failed: port is already allocated.`,
      );
    }
    const made = fault === 'half-made' ? nodes.slice(0, 1) : nodes;
    made.forEach(node => docker.containers.set(node.name, node));
    switch (fault) {
      case 'half-made':
        return { ...fails(''), code: 137 };
      case 'hangs':
        return NEVER;
      case 'timeout':
        this.#remove(name);
        return failed(
          'failed to init node with kubeadm: context deadline exceeded\nDeleted nodes: ["x-control-plane"]',
        );
      default:
    }
    await apis.start(
      `kind-${name}`,
      nodes.map(node => node.name),
    );
    await writeFile(kubeconfig, apis.kubeconfig(`kind-${name}`));
    return {
      stdout: '',
      stderr: `Creating cluster "${name}" ...\n ✓ Ensuring node image\nSet kubectl context to "kind-${name}"\n`,
      code: 0,
    };
  }

  async #delete(name: string): Promise<StandInAnswer> {
    if (this.#parts.docker.isDown) {
      return fails(
        `ERROR: failed to delete cluster "${name}": error listing nodes: failed to list nodes: command "docker ps" failed with error: exit status 1\n\nCommand Output: ${DOCKER_DOWN}`,
      );
    }
    this.#remove(name);
    await this.#parts.apis.remove(`kind-${name}`);
    return { stdout: '', stderr: `Deleting cluster "${name}" ...\n`, code: 0 };
  }

  /** It is read in the node, so one that is stopped has none. */
  async #kubeconfig(name: string): Promise<StandInAnswer> {
    const { docker, apis } = this.#parts;
    const nodes = docker.of(name, 'kind');
    if (docker.isDown || nodes.length === 0) {
      return fails(
        `ERROR: could not locate any control plane nodes for cluster named '${name}'. Use the --name option to select a different cluster`,
      );
    }
    return nodes.every(({ running }) => running)
      ? says(apis.kubeconfig(`kind-${name}`))
      : fails(
          'ERROR: failed to get cluster internal kubeconfig: command "docker exec" failed with error: exit status 1',
        );
  }

  #remove(name: string): void {
    const { docker } = this.#parts;
    docker
      .of(name, 'kind')
      .forEach(node => docker.containers.delete(node.name));
  }
}

function nodesOf(
  name: string,
  config: KindConfig,
  apiPort: string,
): StandInContainer[] {
  let workers = 0;
  return config.nodes.map(({ role, extraMounts, extraPortMappings }) => {
    const isServer = role === 'control-plane';
    workers += isServer ? 0 : 1;
    const suffix = workers > 1 ? `worker${workers}` : role;
    const ports = (extraPortMappings ?? []).map(
      ({ containerPort, hostPort }) => [`${containerPort}/tcp`, `${hostPort}`],
    );
    return container({
      name: `${name}-${suffix}`,
      cluster: name,
      role: isServer ? 'server' : 'agent',
      labels: {
        'io.x-k8s.kind.cluster': name,
        'io.x-k8s.kind.role': role,
      },
      mounts: ['/var', ...(extraMounts ?? []).map(at => at.containerPath)],
      ports: Object.fromEntries(
        isServer ? [['6443/tcp', apiPort], ...ports] : [],
      ),
    });
  });
}
