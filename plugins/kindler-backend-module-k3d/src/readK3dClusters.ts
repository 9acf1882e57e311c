import {
  readMark,
  type ClusterPorts,
  type FoundCluster,
  type FoundNode,
} from '@kindler/backstage-plugin-kindler-node/clusters';
import { MARK_LABEL } from './k3dConfigFile';

/** A node in `k3d cluster list -o json`, as far as it is read: there are tokens in it, too. */
interface K3dNode {
  name: string;
  role: string;
  created?: string;
  runtimeLabels?: Record<string, string>;
  portMappings?: Record<string, Array<{ HostPort: string }> | null>;
  State?: { Running?: boolean; Status?: string };
}

/** The clusters that k3d lists, by name. */
export function readK3dClusters(list: string): Map<string, FoundCluster> {
  return new Map(
    parse(list).map(({ name, nodes }) => [name, toCluster(name, nodes ?? [])]),
  );
}

function toCluster(name: string, nodes: K3dNode[]): FoundCluster {
  const marks = nodes.map(node =>
    readMark(node.runtimeLabels?.[MARK_LABEL], name),
  );
  const ages = nodes
    .map(({ created }) => Date.parse(created ?? ''))
    .filter(Number.isFinite);
  return {
    mark: marks.find(Boolean),
    nodes: nodes.flatMap(toNode),
    ports: portsOf(nodes),
    createdAt: ages.length > 0 ? Math.min(...ages) : 0,
  };
}

function parse(list: string): Array<{ name: string; nodes: K3dNode[] | null }> {
  try {
    const clusters = JSON.parse(list);
    if (Array.isArray(clusters)) {
      return clusters;
    }
  } catch {
    // Not its text: that would hold the tokens of all clusters.
  }
  throw new Error('k3d cluster list does not answer a list in JSON');
}

/** Registries may belong to several clusters. */
function toNode({ name, role, State }: K3dNode): FoundNode[] {
  return role === 'server' || role === 'agent' || role === 'loadbalancer'
    ? [
        {
          name,
          role,
          running: State?.Running === true,
          status: State?.Status ?? 'in an unknown state',
        },
      ]
    : [];
}

function portsOf(nodes: K3dNode[]): ClusterPorts {
  const labels = nodes.map(node => node.runtimeLabels?.['k3d.server.api.port']);
  const mappings = nodes.find(
    ({ role }) => role === 'loadbalancer',
  )?.portMappings;
  const mapped = (port: number) =>
    (mappings?.[`${port}/tcp`] ?? mappings?.[`${port}`])?.[0]?.HostPort;
  const ports = {
    api: mapped(6443) ?? labels.find(Boolean),
    http: mapped(80),
    https: mapped(443),
  };
  return Object.fromEntries(
    Object.entries(ports)
      .filter(([, port]) => port)
      .map(([key, port]) => [key, Number(port)]),
  );
}
