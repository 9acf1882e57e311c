/** What came of one attempt to write, as an application saw it. */
export type Outcome =
  /** The row is committed, and it is where it belongs. */
  | 'served'
  /** The row is committed in another PostgreSQL. */
  | 'elsewhere'
  /** An error came: of the connection, the login or the statement. */
  | 'refused'
  /** Nothing came in time. */
  | 'timeout';

/** One attempt over a connection of its own. */
export interface Attempt {
  /** Milliseconds since 1970. */
  startedAt: number;
  endedAt: number;
  outcome: Outcome;
  /** PostgreSQL's or the system's code and text, unless it was served. */
  detail?: string;
}
