/** A change that is recorded in the events. */
export interface ToldChange {
  seq: number;
  to: string;
  at: number;
}

/** How far the events of one subject reach. It is kept in the plugin database for all backends. */
export interface EventHead {
  value: string;
  /** Number of the last change. */
  seq: number;
  /** The most recent changes, oldest first. */
  recent: ToldChange[];
  /** Set while single changes are not recorded because there are too many. */
  flapping?: { fact: string; since: number; count: number };
}
