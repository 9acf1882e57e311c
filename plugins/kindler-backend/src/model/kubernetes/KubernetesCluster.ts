import type {
  Fault,
  KubernetesPod as ShownPod,
} from '@kindler/backstage-plugin-kindler-common';
import type { PatroniCluster } from '../patroni/PatroniCluster';
import type { PatroniHistoryEntry } from '../patroni/PatroniHistoryEntry';
import type { PatroniSettings } from '../patroni/PatroniSettings';

/** State of a holder whose pod is not there. */
export const POD_GONE = 'pod gone';

/** Its kubelet reports no more. */
export const NODE_LOST = 'node lost';

/** Patroni's lock as its leader object records it. */
export interface KubernetesLock {
  /** Name in the record; absent after a clean release. A crashed holder stays in it. */
  leader?: string;
  /** Seconds. */
  ttl: number;
  /** Text that changes each time the holder renews. Its time is on the holder's clock and never compared with ours. */
  renewTime?: string;
  /** How often the holder changed. */
  transitions?: number;
  /** ISO time on the holder's clock at which it took the lock. */
  acquireTime?: string;
  /** LSN in bytes, as digits, that the holder wrote last. */
  optime?: string;
  /** Positions of permanent slots, LSN in bytes by name. */
  slots?: Record<string, string>;
}

/** A pod of the cluster as far as it matters. */
export interface KubernetesPod extends Partial<Omit<ShownPod, 'member'>> {
  name: string;
  /** All its addresses. */
  ips?: string[];
  /** Value of the role label, e.g. `master`, `primary`, `replica`. */
  roleLabel?: string;
  /** False for a pod that Patroni does not run in: a pooler, a repository, a job. */
  member?: boolean;
  /** Why PostgreSQL in it does not run, or may not, as Kubernetes tells. */
  trouble?: string;
  /** Whether that is certain. */
  stopped?: boolean;
}

/** A Service of the cluster, and where it leads. */
export interface KubernetesServiceView {
  name: string;
  type?: string;
  /** Own addresses. */
  clusterIps: string[];
  leadsTo: 'leader' | 'replicas' | 'other';
  /** Whether it finds its pods by their labels; else somebody writes where it leads. */
  bySelector: boolean;
  /** Where clients are led; absent where that is not known. */
  addresses?: ServiceAddress[];
  /** Name of the Service that it leads to. */
  via?: string;
}

/** Where an Endpoints object leads. */
export interface KubernetesEndpoint {
  ips: string[];
  /** Names of pods. */
  targets: string[];
  /** Each address with the pod that it belongs to by its own account. */
  addresses?: Array<{ ip?: string; target?: string }>;
}

/** What the Kubernetes API says of one Patroni cluster. */
export interface KubernetesCluster {
  namespace: string;
  scope: string;
  /** The Citus formation that it is a group of. */
  formation?: { name: string; group: number };
  /** Name of the PostgresCluster that owns it, where PGO does. */
  owner?: string;
  /** Kind of object that Patroni keeps its records in; absent where there are no records. */
  mode?: 'endpoints' | 'configmaps';
  /** Absent where Patroni keeps its lock elsewhere, or may have it in objects that could not be read. */
  lock?: KubernetesLock;
  /**
   * What Patroni would answer to `/cluster`, with the recorded leader as if its lock were held. Without a lock all roles
   * are unknown.
   */
  cluster: PatroniCluster;
  /** Members first. */
  pods: KubernetesPod[];
  /** Where the leader object's Endpoints lead; absent in ConfigMaps mode. */
  endpoint?: KubernetesEndpoint;
  /** Absent where they cannot be read. */
  services?: KubernetesServiceView[];
  systemIdentifier?: string;
  history?: PatroniHistoryEntry[];
  settings?: PatroniSettings;
  /** Kinds of objects that could not be read lately, e.g. `pods`. */
  unread?: Array<{ resource: string; fault: Fault }>;
}

/** Where clients of a Service are led. */
export interface ServiceAddress {
  ip?: string;
  port?: number;
  /** Name of the pod that it belongs to by its own account. */
  target?: string;
}
