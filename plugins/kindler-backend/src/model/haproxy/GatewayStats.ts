import type {
  GatewayProxy,
  GatewayServer,
} from '@kindler/backstage-plugin-kindler-common';

/** What a HAProxy process says of itself. */
export interface HaproxyInfo {
  version?: string;
  /** Seconds. */
  uptime?: number;
  pid?: number;
  /** Connections now, and how many it accepts at once in all. */
  connections?: number;
  connectionLimit?: number;
}

/** What HAProxy's statistics say. */
export interface GatewayStats {
  proxies: GatewayProxy[];
  /** Rows that could not be read, in words. */
  warnings: string[];
  /** Process id of the HAProxy process that answered. */
  pid?: string;
  /** What the process says of itself, where a runtime socket was asked. */
  info?: HaproxyInfo;
}

/** A server of the statistics with what only the evaluation needs. */
export interface StatsServer extends GatewayServer {
  backup: boolean;
  /** Result of its agent's last check. */
  agent?: string;
  /** Failed checks in a row that take the server down. */
  fall?: number;
}
