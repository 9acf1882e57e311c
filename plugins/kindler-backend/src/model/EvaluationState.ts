import type { Verdict } from '@kindler/backstage-plugin-kindler-common';

/** A change of the lock holder that was observed. Times are milliseconds since the epoch. */
export interface LeaderChange {
  at: number;
  from?: string;
  to: string;
}

/** What one evaluation hands to the next. */
export interface EvaluationState {
  /** Since when each condition holds without interruption. */
  since: Record<string, number>;
  verdict: Verdict;
  verdictSince: number;
  /** Last known lock holder, also while nobody holds the lock. */
  leader?: string;
  /** The holder before it. */
  formerLeader?: string;
  leaderChanges: LeaderChange[];
  /** When somebody was last seen to hold the lock. */
  lockSeenAt?: number;
}
