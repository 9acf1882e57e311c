import type {
  GatewayProxy,
  GatewayServer,
} from '@kindler/backstage-plugin-kindler-common';
import type { CertificateFacts } from '../CertificateFacts';

/** A HAProxy process's report on itself. */
export interface HaproxyInfo {
  version?: string;
  /** Seconds. */
  uptime?: number;
  pid?: number;
  /** Current connections, and the maximum for the whole process. */
  connections?: number;
  connectionLimit?: number;
  /** Where it takes commands on TCP, if it says so. */
  commandSockets?: CommandSocket[];
}

/** A `stats socket` on TCP. */
export interface CommandSocket {
  address: string;
  level: string;
}

/** The content of HAProxy's statistics. */
export interface GatewayStats {
  proxies: GatewayProxy[];
  /** Descriptions of rows that could not be read. */
  warnings: string[];
  /** Process id of the HAProxy process that answered. */
  pid?: string;
  /** The process's report on itself, if a runtime socket was asked. */
  info?: HaproxyInfo;
  /** The certificate of the statistics page, if that is asked by TLS. */
  certificate?: CertificateFacts;
}

/** A server of the statistics, with fields that only the evaluation needs. */
export interface StatsServer extends GatewayServer {
  backup: boolean;
  /** Result of the last check by its agent. */
  agent?: string;
  /** Number of consecutive failed checks that take the server down. */
  fall?: number;
}
