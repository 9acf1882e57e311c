import type { Finding } from './finding';
import type { Observed, SourceState, Verdict } from './observation';

/**
 * Lag in bytes. `unknown` is a value, never drawn as 0; absent where lag has no meaning (leader).
 * @public
 */
export type Lag = number | 'unknown';

/**
 * Role of a member as Patroni names it, normalised over versions (`master` becomes `leader`).
 * @public
 */
export type MemberRole =
  | 'leader'
  | 'standby_leader'
  | 'sync_standby'
  | 'quorum_standby'
  | 'replica'
  | 'unknown';

/**
 * One member of a database cluster.
 * @public
 */
export interface DatabaseMember {
  name: string;
  /** From the DCS (the lock and the sync record), not from the node. */
  role: MemberRole;
  /** Patroni's word, open set: `running`, `streaming`, `stopped`, `start failed`, ... or `unknown`. */
  state: string;
  host?: string;
  port?: number;
  timeline?: number;
  lag?: Lag;
  receiveLag?: Lag;
  replayLag?: Lag;
  /** The node's own word: is PostgreSQL there a writable primary? `unknown` if the node did not answer. */
  writable: boolean | 'unknown';
  /** Where `writable` comes from. */
  writableSource?: string;
  patroniVersion?: string;
  /** PostgreSQL version number as reported, e.g. 150018. */
  serverVersion?: number;
  pendingRestart?: boolean;
  /** Parameter to `old -> new`, where Patroni tells (3.3+). */
  pendingRestartReason?: Record<string, string>;
  tags?: Record<string, string>;
  /** ISO time of the last observation of this member by any source. */
  observedAt?: string;
}

/**
 * What one independent witness says about where writes go.
 * @public
 */
export interface Witness {
  /**
   * `patroni`: who holds the lock. `postgres`: who accepts writes. `haproxy`: where clients are sent.
   */
  kind: 'patroni' | 'postgres' | 'haproxy';
  /**
   * `named` the witness names `members`; `none` it says there is nobody; `unknown` it was asked and does not
   * know; `absent` no such witness is configured.
   */
  status: 'named' | 'none' | 'unknown' | 'absent';
  /** Member names; more than one only when the witness itself names several. */
  members: string[];
  /** Short facts to show under the name, e.g. `timeline 7`, `14 sessions`. */
  details: string[];
  /** Id of the source that spoke last, see {@link SourceState}. */
  source?: string;
  observedAt?: string;
  /** For `absent` and `unknown`: why, and how to add or mend the witness. */
  reason?: string;
}

/**
 * A gateway proxy that leads to the database cluster, with its servers matched to members.
 * @public
 */
export interface DatabaseGateway {
  gateway: string;
  proxy: string;
  intent: 'read-write' | 'read-only';
  route?: string;
  servers: Array<{
    name: string;
    /** Member it was matched to, by address or by name as a fallback. */
    member?: string;
    matchedBy?: 'address' | 'name';
    address?: string;
    status: string;
    /** Whether HAProxy sends new connections there. */
    up: boolean | 'unknown';
    check?: string;
    sessions?: number;
  }>;
  observedAt?: string;
}

/**
 * A row of the list of database clusters.
 * @public
 */
export interface DatabaseSummary {
  name: string;
  title?: string;
  /** Entity ref of the owner. */
  owner?: string;
  verdict: Verdict;
  /** ISO time since which the verdict stands. */
  since?: string;
  leader?: string;
  timeline?: number;
  memberCount: number;
  /** Largest lag of a replica; `unknown` wins over numbers. */
  maxLag?: Lag;
  /** The worst finding, where there is one. */
  worst?: Finding;
  findingCount: number;
  /** Oldest observation that the verdict rests on. */
  observedAt?: string;
}

/**
 * One database cluster with everything that is known about it now.
 * @public
 */
export interface Database extends DatabaseSummary {
  /** Patroni scope. */
  scope?: string;
  managedBy: 'patroni' | 'pgo' | 'none';
  /** Witness by witness, always three entries in the order patroni, postgres, haproxy. */
  witnesses: Witness[];
  members: DatabaseMember[];
  gateways: DatabaseGateway[];
  findings: Finding[];
  sources: SourceState[];
  paused?: boolean;
  standbyCluster?: boolean;
  /** ISO time at which the lock was last seen to be renewed or held. */
  lockSeenAt?: string;
  scheduledSwitchover?: { at: string; from?: string; to?: string };
  /** 19 digits, kept as text. */
  systemIdentifier?: string;
}

/** @public */
export interface DatabaseList extends Observed {
  items: DatabaseSummary[];
}

/** @public */
export interface DatabaseAnswer extends Observed {
  item: Database;
}

/** @public */
export interface FindingList extends Observed {
  items: Finding[];
}

/**
 * A leader change or timeline switch.
 * @public
 */
export interface HistoryEntry {
  /** ISO time, absent where Patroni recorded none. */
  at?: string;
  /** Timeline that began. */
  timeline: number;
  leader?: string;
  /** LSN in bytes at which the former timeline ended. */
  lsn?: string;
  /** Text of PostgreSQL's history file. */
  reason?: string;
  /**
   * Milliseconds for which HAProxy had no server for writes around this change, as it was observed; accurate to the
   * observer's interval. Absent where none was seen or no gateway was known.
   */
  outageMs?: number;
  source: string;
}

/** @public */
export interface HistoryList extends Observed {
  items: HistoryEntry[];
}
