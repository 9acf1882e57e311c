import type { Wording } from '@kindler/backstage-plugin-kindler-common';
import type { ProviderContext } from '../environments';
import type { ClusterMark } from './clusterMark';
import type { ClusterPorts, ClusterSpec } from './ClusterSpec';

/**
 * A container that is a node of a cluster, or the load balancer before it.
 * @public
 */
export interface FoundNode {
  name: string;
  role: 'server' | 'agent' | 'loadbalancer';
  running: boolean;
  /** What Docker calls its state, e.g. `exited`. */
  status: string;
}

/**
 * A cluster as its tool shows it, whether whole or half-made.
 * @public
 */
export interface FoundCluster {
  /** What it was marked with when it was made; undefined where it was not made for the environment of its name. */
  mark?: ClusterMark;
  nodes: FoundNode[];
  ports: ClusterPorts;
  /** When the first of its nodes was made, in milliseconds since 1970. */
  createdAt: number;
}

/**
 * What a tool cannot do.
 * @public
 */
export interface ClusterLimits {
  /** Longest name of a cluster. */
  nameLength: number;
  /** Most servers; more are refused. */
  servers: number;
  /** Whether a cluster may have a subnet of its own. */
  subnet: boolean;
}

/**
 * Whether environments can be made here: what to do about it where they cannot.
 * @public
 */
export type ClusterAvailability =
  | { available: true; versions: Record<string, string> }
  | {
      available: false;
      reason: string | Wording;
      hint: string | Wording;
    };

/**
 * A tool that makes Kubernetes clusters of containers. {@link ClusterProvider} makes a provider of environments of it, and
 * cares for order, waiting and foreign clusters. Where Docker cannot be asked every function rejects with a
 * ServiceUnavailableError.
 * @public
 */
export interface ClusterTool {
  /** What requests name the provider by. */
  readonly kind: string;
  readonly limits: ClusterLimits;
  /** Looks for the programs and for Docker; takes seconds at most, and never rejects but for the signal. */
  check(signal: AbortSignal): Promise<ClusterAvailability>;
  /** Undefined only where it is proved that there is no cluster of this name. */
  find(name: string, signal: AbortSignal): Promise<FoundCluster | undefined>;
  /** Names of the clusters that carry the mark of their name; those of others are not ours. */
  list(signal: AbortSignal): Promise<string[]>;
  /** Makes a cluster that is not there, and marks it with `markOf` from its first container on. */
  create(
    name: string,
    spec: ClusterSpec,
    context: ProviderContext,
  ): Promise<void>;
  /** Starts the containers of a cluster that was stopped. */
  start(name: string, context: ProviderContext): Promise<void>;
  stop(name: string, context: ProviderContext): Promise<void>;
  /** Removes a cluster with all that belongs to it, also what is left of one that was half-made. */
  remove(name: string, context: ProviderContext): Promise<void>;
  /** URL of its API for who is in the same network of containers. */
  internalUrl(name: string): string;
  /** The administrator's kubeconfig: a secret. */
  kubeconfig(name: string, signal: AbortSignal): Promise<string>;
}
