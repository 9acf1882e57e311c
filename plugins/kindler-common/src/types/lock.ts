/**
 * Patroni's leader lock in the DCS.
 * @public
 */
export interface LockState {
  holder?: string;
  /** ISO time at which the holder took it, where that is recorded. */
  acquiredAt?: string;
  /**
   * ISO time at which it was last seen to be renewed. Where the DCS itself is not read, when its holder last reached
   * the DCS by its own word.
   */
  renewedAt?: string;
  /** How regularly it is renewed, as seen here. */
  renewals?: {
    /** Milliseconds between two renewals: median and longest of the last ones. */
    medianMs: number;
    longestMs: number;
    /** How many were seen. */
    count: number;
  };
  /** Seconds that it lives without being renewed. */
  ttl?: number;
  /** Changes of holder since the cluster was made, where the DCS counts them. */
  transitions?: number;
  /** LSN in bytes that the leader wrote into the DCS last; where the DCS is not read, where the leader writes. */
  optime?: string;
  /** Positions of permanent slots in the DCS, LSN in bytes by name. */
  slots?: Record<string, string>;
  /** Id of the source. */
  source: string;
  /** ISO time. */
  observedAt: string;
}

/**
 * Patroni's dynamic configuration. Secrets are replaced by `***`; long values and long lists are cut, which `…` says.
 * @public
 */
export interface PatroniSettingsView {
  /** Seconds. */
  ttl?: number;
  loopWait?: number;
  retryTimeout?: number;
  /** Bytes. */
  maximumLagOnFailover?: number;
  maximumLagOnSyncnode?: number;
  synchronousMode?: 'off' | 'on' | 'quorum';
  synchronousModeStrict?: boolean;
  synchronousNodeCount?: number;
  failsafeMode?: boolean;
  usePgRewind?: boolean;
  useSlots?: boolean;
  standbyCluster?: Record<string, string>;
  /** Names of permanent slots. */
  slots: string[];
  /** PostgreSQL parameters that Patroni sets. */
  parameters: Record<string, string>;
  pgHba: string[];
  /** Id of the source. */
  source: string;
  /** ISO time. */
  observedAt: string;
}
