import type { RouteIntent } from '@kindler/backstage-plugin-kindler-common';
import type { ResolvedHosts } from './addresses/MemberBook';
import type { CertificateFacts } from './CertificateFacts';
import type { ClientSnapshot } from './ClientSnapshot';
import type { GatewayReading } from './haproxy/GatewayReading';
import type { LockObservation } from './kubernetes/LockObservation';
import type { KubernetesReading } from './kubernetes/PostgresClusterView';
import type { LostTimeline } from './LostTimeline';
import type { PatroniCluster } from './patroni/PatroniCluster';
import type { PatroniNode } from './patroni/PatroniNode';
import type { PatroniHistoryEntry } from './patroni/PatroniHistoryEntry';
import type { PatroniSettings } from './patroni/PatroniSettings';
import type { SqlView } from './postgres/SqlView';
import type { Reading } from './Reading';

/** What is known of one configured node. */
export interface NodeSnapshot {
  /** `host:port` (and path) of its REST API, or of PostgreSQL where there is no Patroni. Stable and unique. */
  address: string;
  /** Member name, once it was learned or as it is configured. */
  name?: string;
  /** Address of PostgreSQL, where it is configured. */
  postgres?: { host: string; port: number };
  node?: Reading<PatroniNode>;
  cluster?: Reading<PatroniCluster>;
  sql?: Reading<SqlView>;
  /** What its REST API showed, where it is asked by TLS. */
  certificate?: CertificateFacts;
  /** What its PostgreSQL showed the SQL probe, where that uses TLS. */
  sqlCertificate?: CertificateFacts;
  /** When the node was first heard to name the lock holder that it still names. */
  namesSince?: number;
  /**
   * When, on this backend's clock, the node's `dcs_last_seen` was last seen to move. Its value is on the node's clock
   * and never compared with ours.
   */
  dcsMovedAt?: number;
  /** Milliseconds between the last times that it moved, newest last. */
  dcsIntervals?: readonly number[];
}

/** A cluster's objects in the Kubernetes API, and when its lock was last seen to move. */
export interface KubernetesSnapshot {
  reading: KubernetesReading;
  sighting?: LockObservation;
}

/** A target of a route that is another cluster. */
export interface OtherTarget {
  name: string;
  database: string;
  servers: string[];
}

/** A route that can lead to the cluster, with the statistics of its gateway. */
export interface RouteSnapshot {
  name: string;
  gateway: string;
  proxy: string;
  intent: RouteIntent;
  /** Frontend that leads clients to the proxy, where the configuration names it. */
  frontend?: string;
  /** Where clients connect. */
  listener?: { host: string; port: number };
  /** Servers of the proxy that belong to this cluster. */
  servers: string[];
  /** The route's targets that are other clusters. */
  otherTargets: OtherTarget[];
  stats?: GatewayReading;
  /** What clients get that connect through its listener. */
  client?: ClientSnapshot;
}

/** Everything that was last seen of one database cluster. */
export interface ClusterSnapshot {
  name: string;
  title?: string;
  owner?: string;
  managedBy: 'patroni' | 'pgo' | 'none';
  /** Whether a role for SQL probes is configured. */
  probed: boolean;
  nodes: NodeSnapshot[];
  routes: RouteSnapshot[];
  /** What the Kubernetes API says, where the cluster lives there. */
  kubernetes?: KubernetesSnapshot;
  /** Addresses that host names of members resolve to from here, by their one form. */
  resolved?: ResolvedHosts;
  settings?: Reading<PatroniSettings>;
  history?: Reading<PatroniHistoryEntry[]>;
  /** Timelines that gave way to older ones, as all backends noticed it. */
  lostTimelines?: readonly LostTimeline[];
  /** Until when a person has taken note of findings, by their code; milliseconds since the epoch. */
  acknowledged?: Readonly<Record<string, number>>;
  /** Milliseconds between two looks at a source. */
  intervalMs: number;
  /** Milliseconds that a source may take. */
  timeoutMs: number;
}

/**
 * How old evidence may be: one lost answer is forgiven, two are not.
 */
export function allowance({
  intervalMs,
  timeoutMs,
}: Pick<ClusterSnapshot, 'intervalMs' | 'timeoutMs'>): number {
  return Math.ceil(2.5 * intervalMs) + timeoutMs;
}
