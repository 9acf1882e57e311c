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
  replicationState?: string;
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
  /** Standbys that stream from this node. */
  standbys: Array<{ name: string; state: string; syncState: string }>;
}
