import type { Observed, SourceState } from './observation';

/**
 * One server line of HAProxy's statistics.
 * @public
 */
export interface GatewayServer {
  name: string;
  /** HAProxy's word: `UP`, `UP 2/3`, `DOWN`, `MAINT`, `DRAIN`, `no check`, ... */
  status: string;
  /** Whether it takes new connections: UP, `UP n/m` or `no check`. */
  up: boolean | 'unknown';
  address?: string;
  weight?: number;
  sessions?: number;
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
  frontend?: { status: string; sessions?: number; sessionsTotal?: number };
  backend?: {
    status: string;
    sessions?: number;
    sessionsTotal?: number;
    activeServers?: number;
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
 * One HAProxy instance.
 * @public
 */
export interface Gateway {
  name: string;
  title?: string;
  version?: string;
  /** Seconds since the process started, where a runtime socket is configured. */
  uptime?: number;
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
  proxyCount: number;
  serversUp: number;
  serverCount: number;
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
