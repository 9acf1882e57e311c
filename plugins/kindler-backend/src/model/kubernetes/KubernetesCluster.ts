import type { PatroniCluster } from '../patroni/PatroniCluster';
import type { PatroniHistoryEntry } from '../patroni/parseHistory';
import type { PatroniSettings } from '../patroni/parseSettings';

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
export interface KubernetesPod {
  name: string;
  ip?: string;
  /** Value of the role label, e.g. `master`, `primary`, `replica`. */
  roleLabel?: string;
}

/** What the Kubernetes API says of one Patroni cluster. */
export interface KubernetesCluster {
  namespace: string;
  scope: string;
  /** Name of the PostgresCluster that owns it, where PGO does. */
  owner?: string;
  lock: KubernetesLock;
  /**
   * What Patroni would answer to `/cluster`, with the recorded leader as if its lock were held.
   */
  cluster: PatroniCluster;
  pods: KubernetesPod[];
  /** Where the leader object's Endpoints lead; absent in ConfigMaps mode. */
  endpoint?: { ips: string[]; targets: string[] };
  systemIdentifier?: string;
  history?: PatroniHistoryEntry[];
  settings?: PatroniSettings;
}
