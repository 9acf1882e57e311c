/** One entry of Patroni's `/history`. */
export interface PatroniHistoryEntry {
  /** Timeline that ended; the next one began here. */
  endedTimeline: number;
  /** LSN in bytes, as digits. */
  lsn?: string;
  reason?: string;
  /** ISO time. */
  at?: string;
  newLeader?: string;
}
