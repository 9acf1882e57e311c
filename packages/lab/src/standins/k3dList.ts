import type { StandInContainer, StandInDocker } from './StandInDocker';

/** What `k3d cluster list -o json` answers, tokens included; only labels that begin with `k3d` are shown. */
export function k3dList(docker: StandInDocker): string {
  const all = [...docker.containers.values()].filter(
    ({ labels }) => labels['k3d.cluster'],
  );
  const names = [...new Set(all.map(({ cluster }) => cluster))];
  return `${JSON.stringify(
    names.map(name => {
      const nodes = docker.of(name, 'k3d');
      const count = (role: string) =>
        nodes.filter(node => node.role === role).length;
      return {
        name,
        network: { name: `k3d-${name}`, id: '', Members: null },
        nodes: nodes.map(shown),
        InitNode: null,
        imageVolume: `k3d-${name}-images`,
        serversCount: count('server'),
        agentsCount: count('agent'),
        ...(count('loadbalancer') && { hasLoadbalancer: true }),
      };
    }),
  )}\n`;
}

function shown(node: StandInContainer): object {
  return {
    name: node.name,
    role: node.role,
    created: node.created,
    env: ['K3S_TOKEN=very-secret'],
    runtimeLabels: Object.fromEntries(
      Object.entries(node.labels).filter(([key]) => key.startsWith('k3d')),
    ),
    ...(node.role === 'loadbalancer' && {
      portMappings: Object.fromEntries(
        Object.entries(node.ports).map(([port, HostPort]) => [
          port,
          [{ HostIp: '', HostPort }],
        ]),
      ),
    }),
    State: {
      Running: node.running,
      Status: node.running ? 'running' : 'exited',
    },
  };
}
