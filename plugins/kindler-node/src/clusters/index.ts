/**
 * For providers of environments that are Kubernetes clusters of containers: what k3d and kind have in common.
 *
 * @packageDocumentation
 */
export {
  checkPrograms,
  neededDocker,
  type NeededProgram,
} from './checkPrograms';
export { markOf, readMark, type ClusterMark } from './clusterMark';
export { clusterInputSchema } from './clusterInputSchema';
export {
  ClusterProvider,
  type ClusterProviderOptions,
} from './ClusterProvider';
export { readClusterSettings, type ClusterSettings } from './ClusterSettings';
export type { ClusterPorts, ClusterSpec } from './ClusterSpec';
export type {
  ClusterAvailability,
  ClusterLimits,
  ClusterTool,
  FoundCluster,
  FoundNode,
} from './ClusterTool';
export { DockerCli, type DockerContainer, type NodeLimits } from './DockerCli';
export { namesOfMarked } from './judgeCluster';
export { type ClusterDefaults } from './readClusterSpec';
export { waitUntil, type WaitUntilOptions } from './waitUntil';
export { ToolProgram, type ToolProgramOptions } from './ToolProgram';
