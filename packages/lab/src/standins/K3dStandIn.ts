import { parse } from 'yaml';
import { fails, readFlags, says, type StandInAnswer } from './StandInAnswer';
import { DOCKER_DOWN, type StandInContainer } from './StandInDocker';
import { k3dList } from './k3dList';
import { kubernetesNodes, nodesOf, type K3dConfig } from './k3dNodes';
import { NEVER, type StandInParts, type StandInTool } from './StandInTool';

const KNOWN =
  'apiVersion kind metadata servers agents image network subnet token kubeAPI ports volumes env registries options';
const MADE_BY_K3D = 'app=k3d';
const ROLLED_BACK =
  'Cluster creation FAILED, all changes have been rolled back!';
const NOT_ROLLED_BACK =
  'Cluster creation FAILED, also FAILED to rollback changes!';

const fatal = (...lines: string[]) =>
  fails(
    lines
      .map(msg => `time="2026-11-27T05:00:00Z" level=fatal msg="${msg}"`)
      .join('\n'),
  );

/** k3d 5.9: streams, texts and exit codes as its documentation and source have them. */
export class K3dStandIn implements StandInTool {
  readonly #parts: StandInParts;

  constructor(parts: StandInParts) {
    this.#parts = parts;
  }

  async run(args: string[], input: string): Promise<StandInAnswer> {
    const [command, verb, ...rest] = args;
    if (command === 'version') {
      return says('k3d version v5.9.0\nk3s version v1.31.5-k3s1 (default)\n');
    }
    const {
      flags,
      rest: names,
      unknown,
    } = readFlags(rest, {
      values: ['--output', '--config'],
    });
    if (unknown) {
      return fails(`Error: unknown flag: ${unknown}`);
    }
    switch (`${command} ${verb}`) {
      case 'cluster list':
        return this.#parts.docker.isDown
          ? fatal(
              `runtime failed to list nodes: docker failed to get containers: failed to list containers: ${DOCKER_DOWN}`,
            )
          : says(k3dList(this.#parts.docker));
      case 'cluster create':
        return flags['--config'] === '-'
          ? this.#create(parse(input))
          : fatal('no config');
      case 'cluster start':
      case 'cluster stop':
        return this.#switch(names[0], verb === 'start');
      case 'cluster delete':
        return this.#delete(names[0]);
      case 'kubeconfig get':
        return this.#nodes(names[0]).length > 0 && !this.#parts.docker.isDown
          ? says(`---\n${this.#parts.apis.kubeconfig(`k3d-${names[0]}`)}`)
          : this.#absent();
      default:
        return says(`Manage cluster(s)\n`);
    }
  }

  async #create(config: K3dConfig): Promise<StandInAnswer> {
    const { docker, apis, nextFault } = this.#parts;
    const { name } = config.metadata;
    const extra = Object.keys(config).find(
      key => !KNOWN.split(' ').includes(key),
    );
    if (extra) {
      return fatal(
        `Schema Validation failed for config file -: - (root): Additional property ${extra} is not allowed`,
      );
    }
    if (name.length > 32) {
      return fatal(
        `Cluster name must be <= 32 characters, but has ${name.length}`,
      );
    }
    if (docker.isDown) {
      return fatal(
        `Failed Cluster Preparation: Failed Network Preparation: failed to create cluster network: failed to check for duplicate docker networks: ${DOCKER_DOWN}`,
      );
    }
    if (this.#nodes(name).length > 0) {
      return fatal(
        `Failed to create cluster '${name}' because a cluster with that name already exists`,
      );
    }
    const network = `k3d-${name}`;
    const isTaken = [...docker.networks.values()].some(
      ({ subnet }) => subnet && subnet === config.subnet,
    );
    if (isTaken) {
      return fatal(
        `Failed Cluster Preparation: Failed Network Preparation: failed to create cluster network: docker failed to create new network '${network}': Error response from daemon: Pool overlaps with other one on this address space`,
        NOT_ROLLED_BACK,
      );
    }
    docker.networks.set(network, { label: MADE_BY_K3D, subnet: config.subnet });
    docker.volumes.set(`${network}-images`, { label: MADE_BY_K3D });
    const fault = nextFault();
    if (fault === 'image') {
      // Before the first container there is nothing that k3d would find when it rolls back.
      return fatal(
        `failed Cluster Creation: failed to pull image: docker failed to pull image '${config.image}': manifest unknown`,
        NOT_ROLLED_BACK,
      );
    }
    const nodes = nodesOf(
      config,
      config.kubeAPI.hostPort ?? docker.choosePort(),
    );
    const balancer = nodes[nodes.length - 1];
    const taken = docker.takenPort(Object.values(balancer.ports));
    const made = fault === 'half-made' ? nodes.slice(0, 1) : nodes;
    made.forEach(node => docker.containers.set(node.name, node));
    if (fault === 'half-made') {
      return { ...fails(''), code: 137 };
    }
    if (fault === 'hangs') {
      return NEVER;
    }
    if (taken) {
      this.#remove(name);
      return fatal(
        `Failed Cluster Start: error during post-start: docker failed to start container for node '${balancer.name}': Error response from daemon: driver failed programming external connectivity: Bind for 0.0.0.0:${taken} failed: port is already allocated`,
        ROLLED_BACK,
      );
    }
    if (fault === 'timeout') {
      this.#remove(name);
      return fatal(
        `Failed Cluster Start: Failed to start server ${nodes[0].name}: Node ${nodes[0].name} failed to get ready: stopped returning log lines: context deadline exceeded`,
        ROLLED_BACK,
      );
    }
    await apis.start(network, kubernetesNodes(nodes));
    return says(
      'level=info msg="Prep: Network"\nlevel=info msg="Generated token=very-secret"\nlevel=info msg="Cluster created successfully!"\n',
    );
  }

  async #switch(name: string, up: boolean): Promise<StandInAnswer> {
    const nodes = this.#nodes(name);
    if (nodes.length === 0 || this.#parts.docker.isDown) {
      return this.#absent();
    }
    nodes.forEach(node => {
      node.running = up;
    });
    const { apis } = this.#parts;
    await (up
      ? apis.start(`k3d-${name}`, kubernetesNodes(nodes))
      : apis.stop(`k3d-${name}`));
    return says(`level=info msg="${up ? 'Started' : 'Stopped'} cluster"\n`);
  }

  /** It ends with 0 where there is nothing, and where Docker is away. */
  async #delete(name: string): Promise<StandInAnswer> {
    const { docker, apis } = this.#parts;
    if (docker.isDown || this.#nodes(name).length === 0) {
      return {
        stdout: `level=info msg="No nodes found for cluster '${name}', nothing to delete."\n`,
        stderr: docker.isDown ? `level=error msg="${DOCKER_DOWN}"\n` : '',
        code: 0,
      };
    }
    this.#remove(name);
    await apis.remove(`k3d-${name}`);
    return says(`level=info msg="Successfully deleted cluster ${name}!"\n`);
  }

  #remove(name: string): void {
    const { docker } = this.#parts;
    this.#nodes(name).forEach(node => docker.containers.delete(node.name));
    docker.networks.delete(`k3d-${name}`);
    docker.volumes.delete(`k3d-${name}-images`);
  }

  #absent(): StandInAnswer {
    return this.#parts.docker.isDown
      ? fatal(DOCKER_DOWN, 'No nodes found for given cluster')
      : fatal('No nodes found for given cluster');
  }

  #nodes(name: string): StandInContainer[] {
    return this.#parts.docker.of(name, 'k3d');
  }
}
