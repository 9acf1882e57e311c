import type { NodeSnapshot } from '../model/ClusterSnapshot';
import type { KubernetesReading } from '../model/kubernetes/PostgresClusterView';
import type { RememberedPast } from './DatabaseJudge';

/** What is kept of a cluster over a restart of the backend. */
export interface RememberedDatabase extends RememberedPast {
  nodes: NodeSnapshot[];
  /** What Kubernetes last said of it. */
  kubernetes?: KubernetesReading;
}
