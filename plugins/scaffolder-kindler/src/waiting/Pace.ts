/**
 * How often and how long the actions look, in milliseconds.
 */
export interface Pace {
  /** Pause between two looks. */
  pollMs: number;
  /** Longest time without a line in the task's log. */
  heartbeatMs: number;
  /** Longest time that one look may take. */
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
