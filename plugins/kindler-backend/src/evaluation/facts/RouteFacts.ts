import type {
  GatewayStatistics,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { OtherTarget } from '../../model/ClusterSnapshot';
import type { StatsServer } from '../../model/haproxy/GatewayStats';
import type { ServerCondition } from '../../model/haproxy/ServerCondition';
import type { MatchKey, ServerMatch } from './matchServers';
import type { ClientFacts } from './ClientFacts';

/** A server of a route's proxy with where it leads. While the statistics are away it is as it was last seen, `up` unknown. */
export interface RouteServer {
  server: StatsServer;
  /** With the cause, where it is that of a server that it tracks. */
  condition: ServerCondition;
  outcome: ServerMatch['outcome'];
  member?: string;
  matchedBy?: MatchKey;
  /** Address at which it was a member's, before it got another one. */
  formerly?: string;
  /** Since when it has its address, as far as it was seen. */
  since?: number;
}

/** A server of a route's proxy that is not of this cluster; without a target where no target names it. */
export interface OtherServer {
  server: StatsServer;
  condition: ServerCondition;
  target?: Pick<OtherTarget, 'name' | 'database'>;
  /** `unknown` where it may lead to a member, too. */
  outcome: ServerMatch['outcome'];
}

/** The frontend that leads clients to a route's proxy. */
export interface RouteFrontend {
  name: string;
  status: string;
  sessions?: number;
  sessionLimit?: number;
}

/** Sessions that a process from before a reload holds on a server of the cluster. */
export interface OldSessions {
  pid: number;
  server: string;
  address?: string;
  sessions: number;
  member?: string;
  /** The server of the present configuration that has the same address. */
  current?: RouteServer;
}

/** What processes from before a reload hold of a route. */
export interface OldProcesses {
  source: string;
  observedAt: number;
  sessions: OldSessions[];
  /** Process ids of those that do not tell. */
  silent: number[];
}

/** A route that can lead to the cluster. */
export interface RouteFacts {
  name: string;
  gateway: string;
  proxy: string;
  intent: 'read-write' | 'read-only';
  source?: string;
  observedAt?: number;
  /** Whether the statistics are fresh. */
  statistics: GatewayStatistics;
  /** Whether the statistics are fresh and have servers of the route. */
  known: boolean;
  /** Whether the statistics were answered or failed at least once. */
  asked: boolean;
  /** Why it is not known. */
  unknownBecause?: Wording;
  /** Servers that belong to this cluster. */
  servers: RouteServer[];
  /** Servers that the route names and the proxy does not have. */
  missing: string[];
  /** Servers of the same proxy that do not belong to this cluster and take connections. */
  othersUp: OtherServer[];
  /**
   * Names of the servers that the route is left to: those of `othersUp`, and of other targets those that are down but
   * not set aside.
   */
  othersMeant: string[];
  /** Undefined where it is not known which one it is. */
  frontend?: RouteFrontend;
  /** Connections of all of its HAProxy process, where its runtime socket tells. */
  process?: { connections?: number; connectionLimit?: number };
  /** What clients get; undefined where none is tried. */
  client?: ClientFacts;
  /** Undefined where no master socket tells. */
  old?: OldProcesses;
  /** When HAProxy's process started, where its runtime socket tells. */
  startedAt?: number;
}
