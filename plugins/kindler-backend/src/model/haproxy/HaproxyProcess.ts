/** One worker process of a HAProxy instance, as listed by its master. */
export interface HaproxyProcess {
  pid: number;
  /** `old`: from before a reload; it ends with its last session. */
  kind: 'current' | 'old';
  /** Seconds since its start. */
  uptime?: number;
  version?: string;
  /**
   * Sessions of an old process; missing if it did not answer. Those of the current process are in the gateway's
   * statistics.
   */
  held?: HeldSessions;
}

/** Sessions of one process. */
export interface HeldSessions {
  /** Total number. */
  sessions: number;
  /** Sessions by server, for servers that have any. */
  servers: HeldServer[];
}

/**
 * A server in the configuration with which the process started. A later configuration may use its name for another
 * address.
 */
export interface HeldServer {
  proxy: string;
  server: string;
  address?: string;
  sessions: number;
}
