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

/** How a member gets what is written elsewhere. */
export interface Replication {
  /** `none`: it neither streams nor restores from an archive. */
  kind: 'streaming' | 'archive' | 'none' | 'unknown';
  /** What says so, e.g. `WAL receiver none`. */
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

/** One member with what is known of it now; what is not fresh is not there. */
export interface MemberFacts {
  name: string;
  host?: string;
  /** Address of its pod, where Kubernetes tells; the host may be a name that only pods resolve. */
  podIp?: string;
  /** Hosts of its REST API, as Patroni and the configuration tell. */
  apiHosts?: readonly string[];
  port?: number;
  /** Whether its PostgreSQL was promoted, by the DCS; only Kubernetes tells, and only of the lock holder. */
  promoted?: boolean;
  /** Whether the DCS lists it now; undefined when the DCS view is not known. */
  listed?: boolean;
  role: MemberRole;
  state: string;
  timeline?: number;
  lag?: Lag;
  receiveLag?: Lag;
  replayLag?: Lag;
  /** Where the lag comes from, unless it is the view of the cluster. */
  lagSource?: string;
  lagAt?: number;
  /** Bytes that it received and has not replayed. */
  replayGap?: number;
  replayPaused?: boolean;
  /** Member that it streams from. */
  upstream?: string;
  /** Undefined for the leader and for what accepts writes. */
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
  /** What it says by SQL. */
  sql?: SqlView;
  sqlSource?: string;
  sqlAt?: number;
  /** The node's own source does not answer since then. */
  silentSince?: number;
  silentFault?: Fault;
  /** When, on our clock, the node last reached the DCS. */
  dcsMovedAt?: number;
  /** Milliseconds between the last times that it did, newest last. */
  dcsIntervals?: readonly number[];
  observedAt?: number;
}

/** What one node says of the cluster, while it counts as evidence. */
export interface ClusterView {
  cluster: PatroniCluster;
  source: string;
  observedAt: number;
  /** When it was first heard to name the lock holder that it still names. */
  namesSince: number;
}

/** Patroni's lock, by the DCS itself or by its holder's word. Times are on our clock. */
export interface LockFacts {
  holder?: string;
  /** When it was last seen to be renewed; of a holder that tells by REST, when that last reached the DCS. */
  renewedAt?: number;
  /** Milliseconds between the last renewals, newest last. */
  intervals: readonly number[];
  ttlMs: number;
  /** ISO text as it is recorded, on the holder's clock. */
  acquiredAt?: string;
  transitions?: number;
  /** LSN in bytes, as digits. */
  optime?: string;
  slots?: Record<string, string>;
  source: string;
  observedAt: number;
}

/** All that the rules look at. */
export interface ClusterFacts {
  snapshot: ClusterSnapshot;
  now: number;
  hasPatroni: boolean;
  /** The view that most nodes share; the newest of them. */
  view?: ClusterView;
  /** The views since every node had its turn; older than what counts as the present where there are many nodes. */
  views: ClusterView[];
  /** Everything that is asked of the cluster is away at once. */
  cutOff: boolean;
  paused: boolean;
  standbyCluster: boolean;
  holder?: MemberFacts;
  /** Undefined where neither the DCS nor a holder tells. */
  lock?: LockFacts;
  members: MemberFacts[];
  /** Finds members by address. */
  book: MemberBook;
  /** Members that accept writes by their own word. */
  writers: MemberFacts[];
  routes: RouteFacts[];
  /** The Kubernetes API's word, while it counts as evidence. */
  kubernetes?: {
    value: KubernetesCluster;
    source: string;
    observedAt: number;
  };
  /** What PGO says of the cluster, while it counts as evidence. */
  operator?: {
    value: PostgresClusterView;
    source: string;
    observedAt: number;
  };
  /** Patroni's dynamic configuration, as far as it was read. */
  settings?: PatroniSettings;
  /** Milliseconds; Patroni's defaults where its settings were not read. */
  ttlMs: number;
  loopWaitMs: number;
  maximumLag: number;
}

/** Evidence with the time as ISO text. */
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
