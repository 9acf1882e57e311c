/** What a connection pooler in front of a route says of its database. */
export interface PoolerState {
  database: string;
  /** Whether all clients are held back. */
  paused: boolean;
  waiting: number;
  longestWaitMs: number;
  /** Its connections to members that do not lead, of those that could be asked. */
  astray: Array<{ member: string; connections: number }>;
}
