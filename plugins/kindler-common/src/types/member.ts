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
  /** Member that it streams from, where that was seen; the leader and unconnected members have none. */
  upstream?: string;
  /** Slots of this node as SQL shows them; absent without a SQL role. */
  replicationSlots?: ReplicationSlot[];
  /** Client connections and their limit, by SQL. */
  connections?: { used: number; max: number };
  /** ISO time of a restart that Patroni was told to make. */
  scheduledRestart?: string;
  /** ISO time of the last observation of this member by any source. */
  observedAt?: string;
}

/**
 * A replication slot of one node, from `pg_replication_slots`.
 * @public
 */
export interface ReplicationSlot {
  name: string;
  type: 'physical' | 'logical';
  active: boolean;
  /** Bytes of WAL that the slot keeps; absent where it reserves none or the role may not see it. */
  retainedBytes?: number;
  /** PostgreSQL's word, 13+: `reserved`, `extended`, `unreserved` or `lost`. */
  walStatus?: string;
}
