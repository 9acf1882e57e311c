import type { LedTimeline, LostTimeline } from '../model/LostTimeline';
import type { Verdict } from '@kindler/backstage-plugin-kindler-common';

/** A change of the lock holder or of its timeline that was observed. Times are milliseconds since the epoch. */
export interface LeaderChange {
  at: number;
  /** Holder before; the same as `to` when it came back on a new timeline. */
  from?: string;
  to: string;
  /** Timeline of the holder before. */
  formerTimeline?: number;
  /** Timeline of the holder, once it is known. */
  timeline?: number;
  /**
   * Milliseconds for which clients could not write around the change: a route for writes had no server, or led to
   * servers that refuse writes. Begin and end are each accurate to the observer's interval.
   */
  outageMs?: number;
}

/** A time without a way to write that is over, perhaps in pieces. */
export interface Outage {
  from: number;
  to: number;
  /** Milliseconds of all its pieces. */
  lengthMs: number;
}

/** Where a server of a gateway was seen. Times are milliseconds since the epoch. */
export interface RememberedServer {
  address: string;
  /** Since when it has this address, as far as it was seen. */
  since: number;
  /** Last address at which it was a member's, and when it last was. */
  proven?: string;
  provenAt?: number;
}

/** By gateway, proxy and server. */
export type RememberedServers = Readonly<Record<string, RememberedServer>>;

/** What one evaluation hands to the next. */
export interface EvaluationState {
  /** Since when each condition holds without interruption. */
  since: Record<string, number>;
  /** The same for each group of conditions, whichever of them holds. */
  groups: Record<string, number>;
  verdict: Verdict;
  verdictSince: number;
  /** Last known lock holder, also while nobody holds the lock. */
  leader?: string;
  /** Its last known timeline. */
  leaderTimeline?: number;
  /** The holder before it. */
  formerLeader?: string;
  /** Oldest first; the same list as long as nothing in it changed. */
  leaderChanges: readonly LeaderChange[];
  /** When HAProxy and the nodes last said that clients could write. */
  writePathOpenAt?: number;
  /** Since when clients cannot write. */
  outageSince?: number;
  /** The last outage, until it is known which change it belongs to. */
  lastOutage?: Outage;
  /** When somebody was last seen to hold the lock. */
  lockSeenAt?: number;
  /** The timeline that leads, or led last. */
  led?: LedTimeline;
  /** An older one seems to lead, and since when. */
  goingBack?: { timeline: number; leader: string; since: number };
  /** Timelines that gave way to older ones, oldest first. */
  lostTimelines?: readonly LostTimeline[];
  /** Patroni's count of changes of holder whenever it moved lately, oldest first. */
  transitions?: ReadonlyArray<{ at: number; count: number }>;
  servers?: RememberedServers;
}
