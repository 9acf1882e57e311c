export { KubernetesPatroni } from './KubernetesPatroni';
export { listInstancePods, type InstancePod } from './listInstancePods';
export {
  PGO,
  PostgresClusters,
  type ClusterKey,
  type PostgresClusterObject,
} from './PostgresClusters';
