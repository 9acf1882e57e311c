/**
 * How often and how long the actions poll, in milliseconds.
 */
export interface Pace {
  /** Pause between two reads. */
  pollMs: number;
  /** Longest time without a line in the log of the task. */
  heartbeatMs: number;
  /** Timeout of one read. */
  readMs: number;
  /** Longest wait for the catalog to show a new environment. */
  catalogMs: number;
}

export const DEFAULT_PACE: Pace = {
  pollMs: 1_000,
  heartbeatMs: 20_000,
  readMs: 15_000,
  catalogMs: 30_000,
};
