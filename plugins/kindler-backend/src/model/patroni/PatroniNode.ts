/** `/patroni`, i.e. a node's report on itself, normalised across Patroni's versions. */
export interface PatroniNode {
  /** Patroni's word for the state of PostgreSQL. The set of words is open. */
  state: string;
  role: 'primary' | 'standby_leader' | 'replica' | 'unknown';
  /**
   * Whether PostgreSQL answered this node's Patroni and is out of recovery. `unknown` if PostgreSQL did not answer
   * although it should be running.
   */
  writable: boolean | 'unknown';
  name?: string;
  scope?: string;
  version?: string;
  timeline?: number;
  /** Start time of PostgreSQL in Patroni's own format. It is only compared with itself. */
  startedAt?: string;
  serverVersion?: number;
  /** 19 digits, kept as text. */
  systemIdentifier?: string;
  /** For a server in recovery, since Patroni 3.0.4: `streaming` or `in archive recovery`; missing if it does neither. */
  replicationState?: string;
  /** Its own statement of its kind, in modes where only some standbys may take over. */
  synchronous?: 'sync' | 'quorum';
  /** Write position of a primary: LSN in bytes, as digits. */
  lsn?: string;
  /** Received and replayed positions of a server in recovery: LSN in bytes, as digits. */
  receivedLsn?: string;
  replayedLsn?: string;
  /** Whether replay is paused, for a server in recovery. */
  replayPaused?: boolean;
  paused: boolean;
  clusterUnlocked: boolean;
  failsafeActive: boolean;
  watchdogFailed: boolean;
  pendingRestart: boolean;
  pendingRestartReason?: Record<string, string>;
  /** ISO time of a scheduled restart. */
  scheduledRestart?: string;
  tags?: Record<string, string>;
  /** When it last reached the DCS: epoch seconds on the node's clock. */
  dcsLastSeen?: number;
  /** Standbys connected to this node. Known only while its PostgreSQL answers. */
  standbys: Array<{
    name: string;
    /** Missing for a Unix socket. */
    address?: string;
    state: string;
    syncState: string;
  }>;
}
