import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { TopologyNode } from './buildTopology';
import { TopologyBox } from './TopologyBox';
import styles from './TopologyTree.module.css';

export interface TopologyTreeProps {
  nodes: TopologyNode[];
  /** Name of the node from which all of these stream. */
  source?: string;
  gateways: Database['gateways'];
  label?: string;
}

/** Shows nodes and, beside or below each, what streams from it. It is a list of lists, so that it can be read aloud. */
export function TopologyTree(props: TopologyTreeProps) {
  const { nodes, source, gateways, label } = props;
  return (
    <ul
      className={source === undefined ? styles.roots : styles.replicas}
      aria-label={label}
    >
      {nodes.map(node => (
        <li key={node.name}>
          <TopologyBox node={node} source={source} gateways={gateways} />
          {node.replicas.length > 0 && (
            <TopologyTree
              nodes={node.replicas}
              source={node.name}
              gateways={gateways}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
