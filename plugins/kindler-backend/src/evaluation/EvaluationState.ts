import type { LedTimeline, LostTimeline } from '../model/LostTimeline';
import type { Verdict } from '@kindler/backstage-plugin-kindler-common';

/** An observed change of the lock holder or of its timeline. Times are in milliseconds since the epoch. */
export interface LeaderChange {
  at: number;
  /** The previous holder; the same as `to` if it came back on a new timeline. */
  from?: string;
  to: string;
  /** Timeline of the previous holder. */
  formerTimeline?: number;
  /** Timeline of the new holder, once it is known. */
  timeline?: number;
  /**
   * Milliseconds for which clients could not write around the change, because a write route had no server or led to
   * servers that refuse writes. The start and the end are each accurate to the observer's interval.
   */
  outageMs?: number;
}

/** A past period in which writes were impossible, possibly with gaps. */
export interface Outage {
  from: number;
  to: number;
  /** Total length of its parts in milliseconds. */
  lengthMs: number;
}

/** The address at which a server of a gateway was seen. Times are in milliseconds since the epoch. */
export interface RememberedServer {
  address: string;
  /** When it got this address, as far as that was observed. */
  since: number;
  /** The last address at which it matched a member, and when it last did. */
  proven?: string;
  provenAt?: number;
}

/** By gateway, proxy and server. */
export type RememberedServers = Readonly<Record<string, RememberedServer>>;

/** The state that one evaluation passes to the next. */
export interface EvaluationState {
  /** Since when each condition has held without interruption. */
  since: Record<string, number>;
  /** Since when any condition of each group has held. */
  groups: Record<string, number>;
  verdict: Verdict;
  verdictSince: number;
  /** The last known lock holder, even if nobody holds the lock now. */
  leader?: string;
  /** The holder's last known timeline. */
  leaderTimeline?: number;
  /** The previous holder. */
  formerLeader?: string;
  /** Oldest first. The list keeps its identity as long as nothing in it changes. */
  leaderChanges: readonly LeaderChange[];
  /** When HAProxy and the nodes last said that clients could write. */
  writePathOpenAt?: number;
  /** Since when clients have been unable to write. */
  outageSince?: number;
  /** The last outage, until it is known which change it belongs to. */
  lastOutage?: Outage;
  /** When somebody was last seen to hold the lock. */
  lockSeenAt?: number;
  /** The timeline that leads, or led last. */
  led?: LedTimeline;
  /** Since when an older timeline has seemed to lead. */
  goingBack?: { timeline: number; leader: string; since: number };
  /** Timelines that were superseded by older ones, oldest first. */
  lostTimelines?: readonly LostTimeline[];
  /** Recent values of Patroni's count of holder changes, one for each time it moved, oldest first. */
  transitions?: ReadonlyArray<{ at: number; count: number }>;
  servers?: RememberedServers;
}
