/** A replication slot as shown by its own server. LSNs are `X/Y` text as PostgreSQL prints them. */
export interface SqlSlot {
  name: string;
  type: 'physical' | 'logical';
  active: boolean;
  /** Missing if it retains no WAL. */
  restartLsn?: string;
  /** PostgreSQL's word, since version 13. */
  walStatus?: string;
}

/** A standby that is connected to the server and follows it. */
export interface SqlStandby {
  /** Its application_name, which is the member's name with Patroni. */
  name: string;
  /** Missing for a Unix socket. */
  address?: string;
  /** PostgreSQL's word, `streaming` or `catchup`; streaming if missing. */
  state?: string;
  /** PostgreSQL's word: `async`, `potential`, `sync`, `quorum`. */
  syncState?: string;
}

/** A node's answer by SQL. Fields that the role may not see are missing. */
export interface SqlView {
  inRecovery: boolean;
  /** 19 digits as text. */
  systemIdentifier?: string;
  /** A replica's received timeline; unknown without an upstream connection. */
  timeline?: number;
  serverVersion?: number;
  /** Number of client connections. */
  connections?: number;
  maxConnections?: number;
  /** Write position of a primary. */
  lsn?: string;
  receiveLsn?: string;
  replayLsn?: string;
  slots?: SqlSlot[];
  standbys?: SqlStandby[];
  /** The server from which it currently streams. */
  upstream?: { host: string; port?: number };
  /** State of the WAL receiver of a server in recovery; `none` if none is running. */
  receiver?: string;
  /** Whether a server in recovery can restore from an archive; since PostgreSQL 12. */
  restores?: boolean;
  /** Whether replay is paused, for a server in recovery. */
  replayPaused?: boolean;
  /** Whether a server in recovery delays replay on purpose (recovery_min_apply_delay); since PostgreSQL 12. */
  delayed?: boolean;
}
