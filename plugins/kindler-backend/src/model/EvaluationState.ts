import type { Verdict } from '@kindler/backstage-plugin-kindler-common';

/** A change of the lock holder that was observed. Times are milliseconds since the epoch. */
export interface LeaderChange {
  at: number;
  from?: string;
  to: string;
  /** Timeline of the new leader, once it is known. */
  timeline?: number;
  /** Milliseconds for which no route had a server for writes around the change. */
  outageMs?: number;
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
  /** Since when a route for writes has no server. */
  outageSince?: number;
  /** When somebody was last seen to hold the lock. */
  lockSeenAt?: number;
}
