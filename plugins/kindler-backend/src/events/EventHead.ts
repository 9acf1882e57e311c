/** One change that was told. */
export interface ToldChange {
  seq: number;
  to: string;
  at: number;
}

/** How far the events of one subject tell, kept in the plugin database for all backends. */
export interface EventHead {
  value: string;
  /** Number of the last change. */
  seq: number;
  /** The last changes, oldest first. */
  recent: ToldChange[];
  /** Set while single changes are not kept, because there are so many. */
  flapping?: { fact: string; since: number; count: number };
}
