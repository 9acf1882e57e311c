/** One entry of Patroni's `/history`. */
export interface PatroniHistoryEntry {
  /** The timeline that ended here. The next one began. */
  endedTimeline: number;
  /** LSN in bytes, as digits. */
  lsn?: string;
  reason?: string;
  /** ISO time. */
  at?: string;
  newLeader?: string;
}
