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

/** The cluster that these containers are. */
export function findKindCluster(
  containers: DockerContainer[],
  name: string,
): FoundCluster | undefined {
  if (containers.length === 0) {
    return undefined;
  }
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
