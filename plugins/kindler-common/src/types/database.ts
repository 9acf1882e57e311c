import type { RouteClient } from './client';
import type { DatabaseActionKind } from './databaseAction';
import type { Finding } from './finding';
import type { GatewayStatistics } from './gateway';
import type { KubernetesLayers, SeenCertificate } from './kubernetesLayers';
import type { LockState, PatroniSettingsView } from './lock';
import type { DatabaseMember, Lag } from './member';
import type { Observed, SourceState, Verdict } from './observation';
import type { PostgresClusterStatus } from './postgresCluster';
import type { Wording } from './wording';

/** @public */
export type WitnessKind = 'patroni' | 'postgres' | 'haproxy' | 'client';

/**
 * What one independent witness says about where writes go.
 * @public
 */
export interface Witness {
  kind: WitnessKind;
  /**
   * `named` the witness names `members`; `none` it says there is nobody (of the client: it is not served); `served`
   * only of the client: it is served, by whom is not known; `unknown` it was asked and does not know; `absent` no such
   * witness is configured.
   */
  status: 'named' | 'none' | 'served' | 'unknown' | 'absent';
  /** Member names; more than one only when the witness itself names several. */
  members: string[];
  /** Short facts to show under the name, e.g. `timeline 7`, `14 sessions`. */
  details: Wording[];
  /** Id of the source that spoke last, see {@link SourceState}. */
  source?: string;
  observedAt?: string;
  /** For `absent` and `unknown`: why, and how to add or mend the witness. */
  reason?: Wording;
}

/**
 * What each witness says; all of them are always there.
 * @public
 */
export type Witnesses = {
  /** Who holds the lock. */
  patroni: Witness;
  /** Who accepts writes. */
  postgres: Witness;
  /** Where clients are sent. */
  haproxy: Witness;
  /** What a client gets that connects through the listener of a route for writes; its word leads. */
  client: Witness;
};

/**
 * A gateway proxy that leads to the database cluster, with its servers matched to members.
 * @public
 */
export interface DatabaseGateway {
  gateway: string;
  proxy: string;
  intent: 'read-write' | 'read-only';
  route?: string;
  /** Whether the servers are as they are now; else they are as they were last seen. */
  statistics: GatewayStatistics;
  servers: Array<{
    name: string;
    /** Member that it leads to. */
    member?: string;
    /**
     * How that is known: `client` a query through the route, `address`, `resolved` what the member's host name resolves
     * to, `host` its host at another port as all servers have it, `name` as a fallback.
     */
    matchedBy?: 'client' | 'address' | 'resolved' | 'host' | 'name';
    /** Why there is no member: its address says that it is none, or it could not be compared. */
    unmatched?: 'contradicted' | 'unknown';
    address?: string;
    status: string;
    /** Whether HAProxy sends new connections there. */
    up: boolean | 'unknown';
    /** While `up` is not known: what it was when it was last seen. */
    lastUp?: boolean;
    check?: string;
    sessions?: number;
    /** Sessions that HAProxy processes from before a reload still hold on this server; nobody checks them. */
    oldSessions?: number;
  }>;
  /** What clients of the route get. */
  client?: RouteClient;
  observedAt?: string;
}

/**
 * A row of the list of database clusters.
 * @public
 */
export interface DatabaseSummary {
  name: string;
  title?: string;
  /** Entity ref of the owner. */
  owner?: string;
  /** The Citus formation that it is a group of: its clusters belong together and are judged one by one. */
  formation?: { name: string; group: number };
  verdict: Verdict;
  /** ISO time since which the verdict stands. */
  since?: string;
  leader?: string;
  timeline?: number;
  memberCount: number;
  /** Largest lag of a replica; `unknown` wins over numbers. */
  maxLag?: Lag;
  /** The worst finding, where there is one. */
  worst?: Finding;
  findingCount: number;
  /** Oldest observation that the verdict rests on. */
  observedAt?: string;
  /** The incident that is open, or that ended last within a minute. */
  incident?: { id: string; startedAt: string };
}

/**
 * One database cluster with everything that is known about it now.
 * @public
 */
export interface Database extends DatabaseSummary {
  /** Patroni scope. */
  scope?: string;
  managedBy: 'patroni' | 'pgo' | 'none';
  witnesses: Witnesses;
  members: DatabaseMember[];
  gateways: DatabaseGateway[];
  findings: Finding[];
  sources: SourceState[];
  paused?: boolean;
  standbyCluster?: boolean;
  /** ISO time at which the lock was last seen to be renewed or held. */
  lockSeenAt?: string;
  scheduledSwitchover?: { at: string; from?: string; to?: string };
  /** 19 digits, kept as text. */
  systemIdentifier?: string;
  /** The leader lock, as the DCS or its members tell. */
  lock?: LockState;
  /** Patroni's dynamic configuration. */
  settings?: PatroniSettingsView;
  /** Pods, containers and Services, where the cluster was found in Kubernetes. */
  kubernetes?: KubernetesLayers;
  /** Certificates that its sources showed, soonest to expire first. */
  certificates?: SeenCertificate[];
  /** What PGO says of the cluster, where it runs it. */
  postgresCluster?: PostgresClusterStatus;
  /** Actions that this backend can carry out on the cluster; the caller's permissions are not looked at. */
  actions: DatabaseActionKind[];
}

/** @public */
export interface DatabaseList extends Observed {
  items: DatabaseSummary[];
}

/** @public */
export interface DatabaseAnswer extends Observed {
  item: Database;
}

/** @public */
export interface FindingList extends Observed {
  items: Finding[];
}
