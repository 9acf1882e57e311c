import type {
  ClusterSnapshot,
  NodeSnapshot,
} from '../../model/ClusterSnapshot';
import type { StatsServer } from '../../model/haproxy/GatewayStats';
import type { PatroniCluster } from '../../model/patroni/PatroniCluster';
import type { PatroniNode } from '../../model/patroni/PatroniNode';
import { sampleSnapshot } from './snapshots';

/** The healthy lab. */
export const HEALTHY = sampleSnapshot({
  patroni: 'v4.1.4/01-healthy',
  haproxy: '01-healthy.haproxy-3.0.0',
});

interface Change {
  nodes?: (node: PatroniNode, name: string) => PatroniNode;
  clusters?: (cluster: PatroniCluster, name: string) => PatroniCluster;
  servers?: (server: StatsServer, proxy: string) => StatsServer;
}

/** The lab with changed answers of its sources. */
export function changed(change: Change): ClusterSnapshot {
  return {
    ...HEALTHY,
    nodes: HEALTHY.nodes.map(({ node, cluster, ...rest }) => ({
      ...rest,
      node: {
        ...node!,
        value: change.nodes?.(node!.value!, rest.name!) ?? node!.value,
      },
      cluster: {
        ...cluster!,
        value: change.clusters?.(cluster!.value!, rest.name!) ?? cluster!.value,
      },
    })),
    routes: HEALTHY.routes.map(({ stats, ...route }) => {
      const value = structuredClone(stats!.value!);
      for (const proxy of value.proxies) {
        proxy.servers = proxy.servers.map(
          server =>
            change.servers?.(server as StatsServer, proxy.name) ?? server,
        );
      }
      return { ...route, stats: { ...stats!, value } };
    }),
  };
}

/** The lab with another view of one node. */
export function changeNode(
  name: string,
  change: (node: NodeSnapshot) => Partial<NodeSnapshot>,
): ClusterSnapshot {
  return {
    ...HEALTHY,
    nodes: HEALTHY.nodes.map(node =>
      node.name === name ? { ...node, ...change(node) } : node,
    ),
  };
}
