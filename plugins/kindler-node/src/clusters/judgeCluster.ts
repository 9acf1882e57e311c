import type { FoundCluster, FoundNode } from './ClusterTool';

/** Nodes of Kubernetes; the load balancer is none. */
export const kubernetesNodes = ({ nodes }: FoundCluster): FoundNode[] =>
  nodes.filter(({ role }) => role !== 'loadbalancer');

/** Which containers of a cluster that was made here are not there; undefined where all are. */
export function missingNodes({
  nodes,
  mark = { servers: 1, agents: 0 },
}: FoundCluster): string | undefined {
  const { servers, agents } = mark;
  const wanted = [
    ['server', servers],
    ['agent', agents],
  ] as const;
  const short = wanted
    .map(([role, count]) => {
      const there = nodes.filter(node => node.role === role).length;
      return there < count && `${there} of ${count} ${role}s are there`;
    })
    .filter(Boolean);
  return short.length > 0 ? short.join(', ') : undefined;
}

/** Which containers do not run; undefined where all do. */
export function idleNodes({ nodes }: FoundCluster): string | undefined {
  const idle = nodes.filter(({ running }) => !running);
  return idle.length > 0
    ? idle.map(({ name, status }) => `${name} is ${status}`).join(', ')
    : undefined;
}

/**
 * Names of the clusters that were made here.
 * @public
 */
export function namesOfMarked(clusters: Map<string, FoundCluster>): string[] {
  return [...clusters].filter(([, { mark }]) => mark).map(([name]) => name);
}

/** Whether none of its containers runs. */
export const isStopped = ({ nodes }: FoundCluster): boolean =>
  nodes.every(({ running }) => !running);
