import {
  readMark,
  type ClusterPorts,
  type DockerContainer,
  type FoundCluster,
  type FoundNode,
} from '@kindler/backstage-plugin-kindler-node/clusters';
import { MARK_FOLDER } from './kindConfigFile';

const ROLES: Record<string, FoundNode['role']> = {
  'control-plane': 'server',
  worker: 'agent',
  'external-load-balancer': 'loadbalancer',
};

/** Label of its nodes, which says the name of the cluster. */
export const CLUSTER_LABEL = 'io.x-k8s.kind.cluster';

/** The clusters that these containers are, by name. */
export function readKindClusters(
  containers: DockerContainer[],
): Map<string, FoundCluster> {
  const nodes = new Map<string, DockerContainer[]>();
  for (const container of containers) {
    const name = container.Config.Labels?.[CLUSTER_LABEL];
    if (name) {
      nodes.set(name, [...(nodes.get(name) ?? []), container]);
    }
  }
  return new Map([...nodes].map(([name, its]) => [name, toCluster(name, its)]));
}

function toCluster(name: string, containers: DockerContainer[]): FoundCluster {
  const mounts = containers.flatMap(({ Mounts }) => Mounts ?? []);
  const marks = mounts
    .filter(({ Destination }) => Destination.startsWith(`${MARK_FOLDER}/`))
    .map(({ Destination }) =>
      readMark(Destination.slice(MARK_FOLDER.length + 1), name),
    );
  return {
    mark: marks.find(Boolean),
    nodes: containers.map(({ Name, Config, State }) => ({
      name: Name.replace(/^\//, ''),
      role: ROLES[Config.Labels?.['io.x-k8s.kind.role'] ?? ''] ?? 'agent',
      running: State.Running,
      status: State.Status,
    })),
    ports: portsOf(containers),
    createdAt: Math.min(
      ...containers.map(({ Created }) => Date.parse(Created)),
    ),
  };
}

function portsOf(containers: DockerContainer[]): ClusterPorts {
  const hostPort = (port: number) =>
    containers
      .map(({ HostConfig }) => HostConfig.PortBindings?.[`${port}/tcp`])
      .find(Boolean)?.[0]?.HostPort;
  const ports = {
    api: hostPort(6443),
    http: hostPort(80),
    https: hostPort(443),
  };
  return Object.fromEntries(
    Object.entries(ports)
      .filter(([, port]) => port)
      .map(([key, port]) => [key, Number(port)]),
  );
}
