import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import type { FoundCluster, FoundNode } from './ClusterTool';

/** Nodes of Kubernetes; the load balancer is none. */
export const kubernetesNodes = ({ nodes }: FoundCluster): FoundNode[] =>
  nodes.filter(({ role }) => role !== 'loadbalancer');

/** Which containers of a cluster that was made here are not there; undefined where all are. */
export function missingNodes({
  nodes,
  mark = { servers: 1, agents: 0 },
}: FoundCluster): Wording | undefined {
  const { servers, agents } = mark;
  const wanted = [
    ['server', servers],
    ['agent', agents],
  ] as const;
  const short = wanted
    .map(([role, count]) => {
      const there = nodes.filter(node => node.role === role).length;
      return { role, count, there };
    })
    .filter(({ count, there }) => there < count)
    .map(({ role, count, there }) =>
      word('seen-nodes-missing', {
        role,
        count: String(count),
        there: String(there),
      }),
    );
  return short.length > 0 ? word('seen-all', { all: short }) : undefined;
}

/** Which containers do not run; undefined where all do. */
export function idleNodes({ nodes }: FoundCluster): Wording | undefined {
  const idle = nodes.filter(({ running }) => !running);
  return idle.length > 0
    ? word('seen-all', {
        all: idle.map(({ name, status }) =>
          word('seen-node-idle', { name, status }),
        ),
      })
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
