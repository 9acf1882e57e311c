import type { NodeSnapshot } from '../model/ClusterSnapshot';
import type { KubernetesReading } from '../model/kubernetes/PostgresClusterView';
import type { RememberedPast } from './DatabaseJudge';

/** The state of a cluster that survives a restart of the backend. */
export interface RememberedDatabase extends RememberedPast {
  nodes: NodeSnapshot[];
  /** The last report from Kubernetes. */
  kubernetes?: KubernetesReading;
}
