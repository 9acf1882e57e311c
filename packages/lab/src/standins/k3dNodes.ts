import type { StandInContainer } from './StandInDocker';
import { container } from './StandInTool';

/** What k3d reads, as far as the stand-in does. */
export interface K3dConfig {
  metadata: { name: string };
  servers: number;
  agents: number;
  image?: string;
  subnet?: string;
  kubeAPI: { hostPort?: string };
  ports: Array<{ port: string }>;
  options: { runtime: { labels: Array<{ label: string }> } };
}

/** Names of the nodes of Kubernetes. */
export function kubernetesNodes(nodes: StandInContainer[]): string[] {
  return nodes
    .filter(({ role }) => role !== 'loadbalancer')
    .map(({ name }) => name);
}

/** Servers first, the load balancer last, as k3d makes them. */
export function nodesOf(
  config: K3dConfig,
  apiPort: string,
): StandInContainer[] {
  const { name } = config.metadata;
  const marks = config.options.runtime.labels.map(({ label }) =>
    label.split('='),
  );
  const make = (
    role: StandInContainer['role'],
    suffix: string,
    more: Partial<StandInContainer> = {},
  ) =>
    container({
      name: `k3d-${name}-${suffix}`,
      cluster: name,
      role,
      ...more,
      labels: {
        app: 'k3d',
        'k3d.cluster': name,
        'k3d.cluster.token': 'very-secret',
        'k3d.role': role,
        'k3d.server.api.port': apiPort,
        ...more.labels,
      },
    });
  return [
    ...Array.from({ length: config.servers }, (_, at) =>
      make('server', `server-${at}`, { labels: Object.fromEntries(marks) }),
    ),
    ...Array.from({ length: config.agents }, (_, at) =>
      make('agent', `agent-${at}`),
    ),
    make('loadbalancer', 'serverlb', {
      ports: Object.fromEntries([
        ['6443', apiPort],
        ...config.ports.map(({ port }) => {
          const [host, inside] = port.split(':');
          return [`${inside}/tcp`, host];
        }),
      ]),
    }),
  ];
}
