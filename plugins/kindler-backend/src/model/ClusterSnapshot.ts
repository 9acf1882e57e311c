import type { RouteIntent } from '@kindler/backstage-plugin-kindler-common';
import type { ResolvedHosts } from './addresses/MemberBook';
import type { BackupAges } from './BackupAges';
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
import type { PoolerState } from './PoolerState';
import type { Reading } from './Reading';

/** The knowledge about one configured node. */
export interface NodeSnapshot {
  /** `host:port` (and path) of its REST API, or of PostgreSQL without Patroni. Stable and unique. */
  address: string;
  /** Member name, learned or configured. */
  name?: string;
  /** Address of PostgreSQL, if configured. */
  postgres?: { host: string; port: number };
  node?: Reading<PatroniNode>;
  cluster?: Reading<PatroniCluster>;
  sql?: Reading<SqlView>;
  /** The certificate of its REST API, if that is asked by TLS. */
  certificate?: CertificateFacts;
  /** The certificate that its PostgreSQL presented to the SQL probe, if that uses TLS. */
  sqlCertificate?: CertificateFacts;
  /** When the node first named the lock holder that it still names. */
  namesSince?: number;
  /**
   * When, on this backend's clock, a change of the node's `dcs_last_seen` was last noticed. The value itself is on the
   * node's clock and is never compared with ours.
   */
  dcsMovedAt?: number;
  /** Milliseconds between its recent changes, newest last. */
  dcsIntervals?: readonly number[];
}

/** A cluster's objects in the Kubernetes API, and when a change of its lock was last seen. */
export interface KubernetesSnapshot {
  reading: KubernetesReading;
  sighting?: LockObservation;
}

/** Another cluster that is a target of the route. */
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
  /** Frontend that leads clients to the proxy, if configured. */
  frontend?: string;
  /** The address to which clients connect. */
  listener?: { host: string; port: number };
  /** Servers of the proxy that belong to this cluster. */
  servers: string[];
  /** The route's targets in other clusters. */
  otherTargets: OtherTarget[];
  stats?: GatewayReading;
  /** What clients get through its listener. */
  client?: ClientSnapshot;
  /** The connection poolers in front of the listener, by address. */
  poolers?: Readonly<Record<string, Reading<PoolerState>>>;
}

/** Everything last seen of one database cluster. */
export interface ClusterSnapshot {
  name: string;
  title?: string;
  owner?: string;
  managedBy: 'patroni' | 'pgo' | 'none';
  /** Whether a role for SQL probes is configured. */
  probed: boolean;
  nodes: NodeSnapshot[];
  routes: RouteSnapshot[];
  /** The Kubernetes API's report, if the cluster is there. */
  kubernetes?: KubernetesSnapshot;
  /** The addresses to which members' host names resolve from here, by canonical name. */
  resolved?: ResolvedHosts;
  settings?: Reading<PatroniSettings>;
  history?: Reading<PatroniHistoryEntry[]>;
  /** Timelines that were superseded by older ones, as noticed by any backend. */
  lostTimelines?: readonly LostTimeline[];
  /** Until when findings are acknowledged, by code; milliseconds since the epoch. */
  acknowledged?: Readonly<Record<string, number>>;
  /** Of what is reached through its routes. */
  backups?: BackupAges;
  /** Milliseconds between two questions to a source. */
  intervalMs: number;
  /** Time limit of an answer in milliseconds. */
  timeoutMs: number;
}

/** Maximum age of evidence. It tolerates one lost answer but not two. */
export function allowance({
  intervalMs,
  timeoutMs,
}: Pick<ClusterSnapshot, 'intervalMs' | 'timeoutMs'>): number {
  return Math.ceil(2.5 * intervalMs) + timeoutMs;
}
