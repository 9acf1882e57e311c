import type {
  Evidence,
  Fault,
  Lag,
  MemberRole,
  ReplicationSlot,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { MemberBook } from '../../model/addresses/MemberBook';
import type { ClusterSnapshot } from '../../model/ClusterSnapshot';

import type { KubernetesCluster } from '../../model/kubernetes/KubernetesCluster';
import type { PostgresClusterView } from '../../model/kubernetes/PostgresClusterView';
import type { PatroniCluster } from '../../model/patroni/PatroniCluster';
import type { PatroniNode } from '../../model/patroni/PatroniNode';
import type { PatroniSettings } from '../../model/patroni/PatroniSettings';
import type { SqlView } from '../../model/postgres/SqlView';

/** How a member receives data that is written elsewhere. */
export interface Replication {
  /** `none`: it neither streams nor restores from an archive. */
  kind: 'streaming' | 'archive' | 'none' | 'unknown';
  /** The evidence, e.g. `WAL receiver none`. */
  word?: string;
  source?: string;
  at?: number;
}

import type { RouteFacts } from './RouteFacts';

export type {
  OldProcesses,
  OldSessions,
  OtherServer,
  RouteFacts,
  RouteFrontend,
  RouteServer,
} from './RouteFacts';

/** The current knowledge about one member. Whatever is not fresh is missing. */
export interface MemberFacts {
  name: string;
  host?: string;
  /** Address of its pod, if Kubernetes reports it. The host may be a name that only pods can resolve. */
  podIp?: string;
  /** Hosts of its REST API, from Patroni and the configuration. */
  apiHosts?: readonly string[];
  port?: number;
  /**
   * Whether its PostgreSQL was promoted, according to the DCS. Only Kubernetes reports this, and only for the lock
   * holder.
   */
  promoted?: boolean;
  /** Whether the DCS lists it now; undefined if the DCS view is unknown. */
  listed?: boolean;
  role: MemberRole;
  state: string;
  timeline?: number;
  lag?: Lag;
  receiveLag?: Lag;
  replayLag?: Lag;
  /** Source of the lag, unless it is the cluster view. */
  lagSource?: string;
  lagAt?: number;
  /** Bytes received but not replayed. */
  replayGap?: number;
  replayPaused?: boolean;
  /** The member from which it streams. */
  upstream?: string;
  /** Undefined for the leader and for members that accept writes. */
  replication?: Replication;
  slots?: ReplicationSlot[];
  pendingRestart: boolean;
  pendingRestartReason?: Record<string, string>;
  scheduledRestart?: string;
  tags?: Record<string, string>;
  /** Version of its Patroni. */
  patroniVersion?: string;
  writable: boolean | 'unknown';
  writableSource?: string;
  writableAt?: number;
  systemIdentifier?: string;
  serverVersion?: number;
  node?: PatroniNode;
  nodeSource?: string;
  nodeAt?: number;
  /** Its answer by SQL. */
  sql?: SqlView;
  sqlSource?: string;
  sqlAt?: number;
  /** Since when the node's own source has been silent. */
  silentSince?: number;
  silentFault?: Fault;
  /** When, on our clock, the node last reached the DCS. */
  dcsMovedAt?: number;
  /** Milliseconds between its recent contacts with the DCS, newest last. */
  dcsIntervals?: readonly number[];
  observedAt?: number;
}

/** One node's view of the cluster, while it counts as evidence. */
export interface ClusterView {
  cluster: PatroniCluster;
  source: string;
  observedAt: number;
  /** When it first named the lock holder that it still names. */
  namesSince: number;
}

/** Patroni's lock, according to the DCS itself or to its holder. Times are on our clock. */
export interface LockFacts {
  holder?: string;
  /** When its last renewal was seen. For a holder that reports by REST, this is its last contact with the DCS. */
  renewedAt?: number;
  /** Milliseconds between the recent renewals, newest last. */
  intervals: readonly number[];
  ttlMs: number;
  /** Recorded ISO text, on the holder's clock. */
  acquiredAt?: string;
  transitions?: number;
  /** LSN in bytes, as digits. */
  optime?: string;
  slots?: Record<string, string>;
  source: string;
  observedAt: number;
}

/** The input of the rules. */
export interface ClusterFacts {
  snapshot: ClusterSnapshot;
  now: number;
  hasPatroni: boolean;
  /** The view that most nodes share, in its newest version. */
  view?: ClusterView;
  /** All views since every node had its turn. With many nodes, some are older than what counts as the present. */
  views: ClusterView[];
  /** Whether all sources of the cluster are away at once. */
  cutOff: boolean;
  paused: boolean;
  standbyCluster: boolean;
  holder?: MemberFacts;
  /** Undefined if neither the DCS nor a holder reports it. */
  lock?: LockFacts;
  members: MemberFacts[];
  /** Finds members by address. */
  book: MemberBook;
  /** Members that say of themselves that they accept writes. */
  writers: MemberFacts[];
  routes: RouteFacts[];
  /** The report of the Kubernetes API, while it counts as evidence. */
  kubernetes?: {
    value: KubernetesCluster;
    source: string;
    observedAt: number;
  };
  /** PGO's report on the cluster, while it counts as evidence. */
  operator?: {
    value: PostgresClusterView;
    source: string;
    observedAt: number;
  };
  /** Patroni's dynamic configuration, as far as it was read. */
  settings?: PatroniSettings;
  /** Milliseconds; Patroni's defaults if its settings were not read. */
  ttlMs: number;
  loopWaitMs: number;
  maximumLag: number;
}

/** Creates evidence with the time as ISO text. */
export function evidence(
  label: string,
  value: string | number | Wording | undefined,
  source: string | undefined,
  observedAt?: number,
): Evidence {
  const wording = typeof value === 'object' ? value : undefined;
  return {
    label,
    value: wording?.text ?? String(value ?? 'unknown'),
    wording,
    source: source ?? 'none',
    observedAt:
      observedAt === undefined ? undefined : new Date(observedAt).toISOString(),
  };
}
