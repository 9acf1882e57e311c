export { KubernetesPatroni } from './KubernetesPatroni';
export { listInstancePods, type InstancePod } from './listInstancePods';
export { PGO } from './findServedVersion';
export { PostgresClusterWatch } from './PostgresClusterWatch';
export {
  PostgresClusters,
  type ClusterKey,
  type PostgresClusterObject,
} from './PostgresClusters';
