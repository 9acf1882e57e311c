import type {
  Fault,
  KubernetesPod as ShownPod,
} from '@kindler/backstage-plugin-kindler-common';
import type { PatroniCluster } from '../patroni/PatroniCluster';
import type { PatroniHistoryEntry } from '../patroni/PatroniHistoryEntry';
import type { PatroniSettings } from '../patroni/PatroniSettings';

/** State of a holder whose pod does not exist. */
export const POD_GONE = 'pod gone';

/** State of a pod whose kubelet no longer reports. */
export const NODE_LOST = 'node lost';

/** Patroni's lock as recorded in its leader object. */
export interface KubernetesLock {
  /** The recorded name; missing after a clean release. A crashed holder stays in the record. */
  leader?: string;
  /** Seconds. */
  ttl: number;
  /**
   * Text that changes each time the holder renews the lock. It is a time on the holder's clock and is never compared
   * with ours.
   */
  renewTime?: string;
  /** Number of changes of the holder. */
  transitions?: number;
  /** When the holder took the lock: ISO time on the holder's clock. */
  acquireTime?: string;
  /** The LSN that the holder last wrote, in bytes as digits. */
  optime?: string;
  /** Positions of permanent slots: LSN in bytes by name. */
  slots?: Record<string, string>;
}

/** The relevant part of a pod of the cluster. */
export interface KubernetesPod extends Partial<Omit<ShownPod, 'member'>> {
  name: string;
  /** All its addresses. */
  ips?: string[];
  /** Value of the role label, e.g. `master`, `primary`, `replica`. */
  roleLabel?: string;
  /** False for a pod that does not run Patroni: a pooler, a repository, a job. */
  member?: boolean;
  /** Why its PostgreSQL does not run, or may not, according to Kubernetes. */
  trouble?: string;
  /** Whether it is certain that it does not run. */
  stopped?: boolean;
}

/** A Service of the cluster and its destination. */
export interface KubernetesServiceView {
  name: string;
  type?: string;
  /** Its own addresses. */
  clusterIps: string[];
  leadsTo: 'leader' | 'replicas' | 'other';
  /** Whether it finds its pods by labels. Otherwise somebody writes its destination. */
  bySelector: boolean;
  /** The addresses to which clients are led; missing if unknown. */
  addresses?: ServiceAddress[];
  /** Name of the Service to which it leads. */
  via?: string;
}

/** The destination of an Endpoints object. */
export interface KubernetesEndpoint {
  ips: string[];
  /** Names of pods. */
  targets: string[];
  /** Each address with the pod that it claims to belong to. */
  addresses?: Array<{ ip?: string; target?: string }>;
}

/** The Kubernetes API's report on one Patroni cluster. */
export interface KubernetesCluster {
  namespace: string;
  scope: string;
  /** The Citus formation in which it is a group. */
  formation?: { name: string; group: number };
  /** Name of the PostgresCluster that owns it, if PGO does. */
  owner?: string;
  /** Kind of object in which Patroni keeps its records; missing if there are no records. */
  mode?: 'endpoints' | 'configmaps';
  /** Missing if Patroni keeps its lock elsewhere, or may keep it in objects that could not be read. */
  lock?: KubernetesLock;
  /**
   * The equivalent of Patroni's answer to `/cluster`, with the recorded leader as if it held its lock. Without a lock
   * all roles are unknown.
   */
  cluster: PatroniCluster;
  /** Members first. */
  pods: KubernetesPod[];
  /** The destination of the leader object's Endpoints; missing in ConfigMaps mode. */
  endpoint?: KubernetesEndpoint;
  /** Missing if they cannot be read. */
  services?: KubernetesServiceView[];
  systemIdentifier?: string;
  history?: PatroniHistoryEntry[];
  settings?: PatroniSettings;
  /** Kinds of objects that could not be read recently, e.g. `pods`. */
  unread?: Array<{ resource: string; fault: Fault }>;
}

/** An address to which a Service leads clients. */
export interface ServiceAddress {
  ip?: string;
  port?: number;
  /** Name of the pod that it claims to belong to. */
  target?: string;
}
