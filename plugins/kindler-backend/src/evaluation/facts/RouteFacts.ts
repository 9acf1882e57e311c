import type { HaproxyInfo } from '../../model/haproxy/GatewayStats';
import type { ReloadDifference } from '../../model/haproxy/reloadDifferences';
import type {
  GatewayStatistics,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { OtherTarget } from '../../model/ClusterSnapshot';
import type { StatsServer } from '../../model/haproxy/GatewayStats';
import type { ServerCondition } from '../../model/haproxy/ServerCondition';
import type { MatchKey, ServerMatch } from './matchServers';
import type { ClientFacts } from './ClientFacts';

/**
 * A server of a route's proxy and where it leads. While the statistics are away, it is shown as last seen, with `up`
 * unknown.
 */
export interface RouteServer {
  server: StatsServer;
  /** Includes the cause, if that is the condition of a server that it tracks. */
  condition: ServerCondition;
  outcome: ServerMatch['outcome'];
  member?: string;
  matchedBy?: MatchKey;
  /** An earlier address at which it matched a member. */
  formerly?: string;
  /** When it got its address, as far as that was observed. */
  since?: number;
}

/** A server of a route's proxy that does not belong to this cluster. It has no target if no target names it. */
export interface OtherServer {
  server: StatsServer;
  condition: ServerCondition;
  target?: Pick<OtherTarget, 'name' | 'database'>;
  /** `unknown` if it could also lead to a member. */
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
  /** The server of the current configuration with the same address. */
  current?: RouteServer;
}

/** What files say otherwise than the running HAProxy. */
export interface KeptFacts {
  source: string;
  observedAt: number;
  differences: ReloadDifference[];
}

/** What processes from before a reload hold for a route. */
export interface OldProcesses {
  source: string;
  observedAt: number;
  sessions: OldSessions[];
  /** Process ids of those that do not report. */
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
  /** Whether the statistics are fresh and contain servers of the route. */
  known: boolean;
  /** Whether the statistics were answered or failed at least once. */
  asked: boolean;
  /** Reason if it is not known. */
  unknownBecause?: Wording;
  /** Servers that belong to this cluster. */
  servers: RouteServer[];
  /** Servers that the route names and the proxy lacks. */
  missing: string[];
  /** Servers of the same proxy that do not belong to this cluster and accept connections. */
  othersUp: OtherServer[];
  /**
   * Names of the servers to which the route was given: those of `othersUp`, and those of other targets that are down
   * but were not taken out.
   */
  othersMeant: string[];
  /** Undefined if it is unknown which frontend that is. */
  frontend?: RouteFrontend;
  /** Connections of the whole HAProxy process, if its runtime socket reports them. */
  process?: Pick<
    HaproxyInfo,
    'connections' | 'connectionLimit' | 'commandSockets'
  >;
  /** What clients get; undefined if none is tried. */
  client?: ClientFacts;
  /** Undefined if no master socket reports them. */
  old?: OldProcesses;
  /** What a reload would change on the route's proxy; undefined if no file is read. */
  kept?: KeptFacts;
  /** When HAProxy's process started, if its runtime socket reports it. */
  startedAt?: number;
}
