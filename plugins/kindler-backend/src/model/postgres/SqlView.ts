/** A replication slot as its own server shows it. LSNs are `X/Y` text as PostgreSQL prints them. */
export interface SqlSlot {
  name: string;
  type: 'physical' | 'logical';
  active: boolean;
  /** Absent where it reserves no WAL. */
  restartLsn?: string;
  /** PostgreSQL's word, 13+. */
  walStatus?: string;
}

/** A standby that is connected to the server and follows it. */
export interface SqlStandby {
  /** Its application_name: with Patroni the member's name. */
  name: string;
  /** Absent for a Unix socket. */
  address?: string;
  /** PostgreSQL's word, `streaming` or `catchup`; streaming where it is absent. */
  state?: string;
  /** PostgreSQL's word: `async`, `potential`, `sync`, `quorum`. */
  syncState?: string;
}

/** What a node says by SQL. What the role may not see is absent. */
export interface SqlView {
  inRecovery: boolean;
  /** 19 digits as text. */
  systemIdentifier?: string;
  /** Of a replica the one that it receives; without a connection upstream it is not known. */
  timeline?: number;
  serverVersion?: number;
  /** Client connections. */
  connections?: number;
  maxConnections?: number;
  /** Write position of a primary. */
  lsn?: string;
  receiveLsn?: string;
  replayLsn?: string;
  slots?: SqlSlot[];
  standbys?: SqlStandby[];
  /** Whom the server streams from, while it does. */
  upstream?: { host: string; port?: number };
  /** Of a server in recovery: state of its WAL receiver, `none` where none runs. */
  receiver?: string;
  /** Of a server in recovery: whether it can restore from an archive; from PostgreSQL 12 on. */
  restores?: boolean;
  /** Of a server in recovery: whether replay is paused. */
  replayPaused?: boolean;
  /** Of a server in recovery: whether it replays late on purpose (recovery_min_apply_delay); from PostgreSQL 12 on. */
  delayed?: boolean;
}
