/** One worker process of a HAProxy instance, as its master lists it. */
export interface HaproxyProcess {
  pid: number;
  /** `old`: from before a reload; it ends when its last session does. */
  kind: 'current' | 'old';
  /** Seconds since it started. */
  uptime?: number;
  version?: string;
  /**
   * What an old process holds; absent where it did not answer. The current one's sessions are those of the gateway's
   * statistics.
   */
  held?: HeldSessions;
}

/** Sessions of one process. */
export interface HeldSessions {
  /** All of them. */
  sessions: number;
  /** Those that are with a server, for servers with any. */
  servers: HeldServer[];
}

/** A server of the configuration that the process began with: a later one may use its name for another address. */
export interface HeldServer {
  proxy: string;
  server: string;
  address?: string;
  sessions: number;
}
