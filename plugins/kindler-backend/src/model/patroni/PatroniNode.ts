/** `/patroni`, a node's own word, normalised over Patroni's versions. */
export interface PatroniNode {
  /** Patroni's word for the state of PostgreSQL, an open set. */
  state: string;
  role: 'primary' | 'standby_leader' | 'replica' | 'unknown';
  /**
   * Whether PostgreSQL answered this node's Patroni and is out of recovery. `unknown` when PostgreSQL did not answer
   * although it should run.
   */
  writable: boolean | 'unknown';
  name?: string;
  scope?: string;
  version?: string;
  timeline?: number;
  /** When PostgreSQL was started, in Patroni's own form; only compared with itself. */
  startedAt?: string;
  serverVersion?: number;
  /** 19 digits, kept as text. */
  systemIdentifier?: string;
  /** Of a server in recovery, since Patroni 3.0.4: `streaming`, `in archive recovery`; absent while it does neither. */
  replicationState?: string;
  /** What it is to its leader by its own word, where only some standbys may take over. */
  synchronous?: 'sync' | 'quorum';
  /** LSN in bytes, as digits: where a primary writes. */
  lsn?: string;
  /** LSN in bytes, as digits: what a server in recovery received and replayed. */
  receivedLsn?: string;
  replayedLsn?: string;
  /** Whether replay is paused; only of a server in recovery. */
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
  /** Epoch seconds on the node's clock at which it last reached the DCS. */
  dcsLastSeen?: number;
  /** Standbys that are connected to this node; known only while its PostgreSQL answers. */
  standbys: Array<{
    name: string;
    /** Absent for a Unix socket. */
    address?: string;
    state: string;
    syncState: string;
  }>;
}
