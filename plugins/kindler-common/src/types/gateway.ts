import type { Fault, Observed, SourceState } from './observation';

/**
 * One server line of HAProxy's statistics.
 * @public
 */
export interface GatewayServer {
  name: string;
  /** HAProxy's word: `UP`, `UP 2/3`, `DOWN`, `MAINT`, `DRAIN`, `no check`, ... */
  status: string;
  /** Whether it takes new connections: UP, `UP n/m` or `no check`, and no other server goes before it. */
  up: boolean | 'unknown';
  /** While `up` is not known: what it was when it was last seen. */
  lastUp?: boolean;
  address?: string;
  weight?: number;
  sessions?: number;
  /** As many at once as it is given; absent where there is no limit. */
  sessionLimit?: number;
  /** Most that it had at once. */
  sessionsMax?: number;
  sessionsTotal?: number;
  queue?: number;
  bytesIn?: number;
  bytesOut?: number;
  /** Check result with code and text, e.g. `L7STS 503`. */
  check?: string;
  /** Milliseconds that the last check took. */
  checkDuration?: number;
  /** Seconds since the last change of status. */
  lastChange?: number;
  /** Seconds in total that it was down. */
  downtime?: number;
  /** Failed checks, and changes from UP to DOWN. */
  checkFailures?: number;
  checkDowns?: number;
}

/**
 * A frontend, backend or listen section.
 * @public
 */
export interface GatewayProxy {
  name: string;
  mode?: string;
  frontend?: {
    status: string;
    sessions?: number;
    sessionLimit?: number;
    sessionsTotal?: number;
  };
  /** Where its frontend listens; only told with `option socket-stats`. */
  listeners?: string[];
  backend?: {
    status: string;
    sessions?: number;
    sessionsTotal?: number;
    activeServers?: number;
    /** Of the servers in use. */
    weight?: number;
    queue?: number;
  };
  servers: GatewayServer[];
}

/**
 * One HAProxy process. After a reload the former process stays until its sessions end; it checks no server any more,
 * so a failover does not cut them.
 * @public
 */
export interface GatewayProcess {
  pid: number;
  /** `old`: from before a reload. */
  kind: 'current' | 'old';
  /** Seconds since it started. */
  uptime?: number;
  version?: string;
  /** Sessions that it holds; `unknown` where it did not answer. */
  sessions: number | 'unknown';
  /** Where they are, for servers with any. */
  servers: Array<{ proxy: string; server: string; sessions: number }>;
}

/**
 * Whether what is told of a gateway's servers is so now.
 *
 * @remarks
 * `fresh` it counts as evidence; `stale` it is what was last known, at `observedAt`; `pending` nothing was ever known.
 * @public
 */
export interface GatewayStatistics {
  status: 'fresh' | 'stale' | 'pending';
  /** Id of the source that it comes from, see {@link SourceState}; while nothing is known the one that is asked. */
  source?: string;
  observedAt?: string;
  /** Why the last question got no answer. */
  fault?: Fault;
}

/**
 * One HAProxy instance.
 * @public
 */
export interface Gateway {
  name: string;
  title?: string;
  version?: string;
  /** Seconds since the process started, where a runtime socket is configured. */
  uptime?: number;
  statistics: GatewayStatistics;
  proxies: GatewayProxy[];
  /** Processes of the instance; absent without a master socket. */
  processes?: GatewayProcess[];
  sources: SourceState[];
  /** Rows of the statistics that could not be read, in words. */
  warnings: string[];
  /** ISO time of the last usable answer. */
  observedAt?: string;
}

/**
 * A row of the list of gateways.
 * @public
 */
export interface GatewaySummary {
  name: string;
  title?: string;
  version?: string;
  status: 'ok' | 'unreachable' | 'pending';
  statistics: GatewayStatistics;
  /** As last known; absent where nothing was ever known. */
  proxyCount?: number;
  serverCount?: number;
  /** Servers that take new connections; absent while that is not known now. */
  serversUp?: number;
  /** While `serversUp` is not known: what it was when it was last seen. */
  lastServersUp?: number;
  observedAt?: string;
  sources: SourceState[];
}

/** @public */
export interface GatewayList extends Observed {
  items: GatewaySummary[];
}

/** @public */
export interface GatewayAnswer extends Observed {
  item: Gateway;
}
