import { fails, readFlags, says, type StandInAnswer } from './StandInAnswer';

export const DOCKER_DOWN =
  'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?';

export interface StandInContainer {
  name: string;
  cluster: string;
  role: 'server' | 'agent' | 'loadbalancer';
  labels: Record<string, string>;
  mounts: string[];
  created: string;
  running: boolean;
  nanoCpus: number;
  memory: number;
  /** Port of the container, and of the host. */
  ports: Record<string, string>;
}

/** What Docker holds, and the `docker` commands that are used on it. */
export class StandInDocker {
  readonly containers = new Map<string, StandInContainer>();
  /** Names, and the labels and subnets of networks. */
  readonly networks = new Map<string, { label: string; subnet?: string }>();
  readonly volumes = new Map<string, { label: string }>();
  isDown = false;
  #lastPort = 16_900;

  /** A port that nobody asked for. */
  choosePort(): string {
    this.#lastPort += 1;
    return `${this.#lastPort}`;
  }

  of(cluster: string, tool: string): StandInContainer[] {
    const label = tool === 'kind' ? 'io.x-k8s.kind.cluster' : 'k3d.cluster';
    return [...this.containers.values()].filter(
      ({ labels }) => labels[label] === cluster,
    );
  }

  /** The host's address that is taken already, of those that a cluster wants. */
  takenPort(wanted: string[]): string | undefined {
    const taken = [...this.containers.values()]
      .filter(({ running }) => running)
      .flatMap(({ ports }) => Object.values(ports));
    return wanted.find(port => taken.includes(port));
  }

  run(args: string[]): StandInAnswer {
    if (this.isDown) {
      return fails(`\n${DOCKER_DOWN}`);
    }
    const [command, ...rest] = args;
    switch (command) {
      case 'version':
        return says('28.2.2\n');
      case 'ps':
        return this.#list(rest);
      case 'inspect':
        return this.#inspect(rest);
      case 'start':
      case 'stop':
        return this.#each(rest, container => {
          container.running = command === 'start';
        });
      case 'update':
        return this.#update(rest);
      case 'network':
        return objects(this.networks, 'network', rest);
      case 'volume':
        return objects(this.volumes, 'volume', rest);
      default:
        return fails(`docker: unknown command: docker ${command}`);
    }
  }

  #list(args: string[]): StandInAnswer {
    const { flags, unknown } = readFlags(args, {
      values: ['--filter'],
      switches: ['--all', '--quiet', '--no-trunc'],
    });
    if (unknown) {
      return fails(`unknown flag: ${unknown}`, 125);
    }
    const [label, value] = flags['--filter'].replace('label=', '').split('=');
    return says(
      [...this.containers.values()]
        .filter(({ labels }) =>
          value === undefined ? label in labels : labels[label] === value,
        )
        .map(({ name }) => `${name}\n`)
        .join(''),
    );
  }

  #inspect(args: string[]): StandInAnswer {
    const { rest } = readFlags(args, { values: ['--type'] });
    const found = rest.map(name => this.containers.get(name));
    const missing = rest.find((_, at) => !found[at]);
    return missing
      ? fails(`Error: No such container: ${missing}`)
      : says(JSON.stringify(found.map(container => inspected(container!))));
  }

  #update(args: string[]): StandInAnswer {
    const { flags, rest, unknown } = readFlags(args, {
      values: ['--cpus', '--memory', '--memory-swap'],
    });
    return unknown
      ? fails(`unknown flag: ${unknown}`, 125)
      : this.#each(rest, container => {
          container.nanoCpus = Number(flags['--cpus']) * 1e9;
          container.memory = parseInt(flags['--memory'], 10) * 1024 ** 2;
        });
  }

  #each(
    names: string[],
    change: (container: StandInContainer) => void,
  ): StandInAnswer {
    for (const name of names) {
      const container = this.containers.get(name);
      if (!container) {
        return fails(`Error response from daemon: No such container: ${name}`);
      }
      change(container);
    }
    return says(`${names.join('\n')}\n`);
  }
}

function inspected(container: StandInContainer): object {
  const { name, created, running, labels, mounts } = container;
  return {
    Name: `/${name}`,
    Created: created,
    State: { Running: running, Status: running ? 'running' : 'exited' },
    Config: { Labels: labels, Env: ['HTTP_PROXY='] },
    Mounts: mounts.map(Destination => ({ Type: 'bind', Destination })),
    HostConfig: {
      NanoCpus: container.nanoCpus,
      Memory: container.memory,
      PortBindings: Object.fromEntries(
        Object.entries(container.ports).map(([port, HostPort]) => [
          port,
          [{ HostIp: '', HostPort }],
        ]),
      ),
    },
  };
}

/** `docker network|volume ls|rm`. */
function objects(
  held: Map<string, { label: string }>,
  kind: string,
  [command, ...args]: string[],
): StandInAnswer {
  if (command === 'ls') {
    const { flags } = readFlags(args, { values: ['--filter', '--format'] });
    const label = flags['--filter'].replace('label=', '');
    return says(
      [...held]
        .filter(([, object]) => object.label === label)
        .map(([name]) => `${name}\n`)
        .join(''),
    );
  }
  const [name] = args;
  return held.delete(name)
    ? says(`${name}\n`)
    : fails(`Error response from daemon: ${kind} ${name} not found`);
}
