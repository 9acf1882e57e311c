import type {
  Evidence,
  IncidentAction,
  IncidentCause,
  IncidentLane,
  IncidentPhase,
  IncidentTone,
  Severity,
  Verdict,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { LeaderChange } from '../../evaluation/EvaluationState';
import type { Ends } from './keepEnds';

export interface LaneSpan {
  from: number;
  to?: number;
  values: string[];
  timeline?: number;
  tone: IncidentTone;
}

export interface Lane {
  kind: IncidentLane['kind'];
  route?: string;
  spans: Ends<LaneSpan>;
}

export interface Phase {
  at: number;
  kind: IncidentPhase['kind'];
  severity: Severity;
  text: Wording;
  evidence: Evidence[];
}

/** Time in which clients could not write. */
export interface WriteOutage {
  /** Since when it goes on. */
  since?: number;
  /** Pieces that are over. */
  pieces: Ends<{ from: number; to: number }>;
  totalMs: number;
  /** When the first piece began. */
  firstAt?: number;
}

/** Sessions of a server that writes were sent to. */
export interface ServerSessions {
  /** While writes were sent there. */
  before?: number;
  /** The fewest since then; writes are still sent there where it is not set. */
  after?: { fewest?: number };
}

/** Something that somebody did, with when it ended. */
export interface NotedAction extends IncidentAction {
  name: string;
  endedAt?: string;
}

/**
 * One trouble as far as it is known, kept as JSON. All times are milliseconds since the epoch. Nothing in it grows
 * without end.
 */
export interface IncidentState {
  database: string;
  title?: string;
  owner?: string;
  startedAt: number;
  /** When something was first said to be wrong. */
  saidAt?: number;
  /** Since when all is clear; it is over once that lasted. */
  clearSince?: number;
  endedAt?: number;
  /** Another incident began while this one only stood, so it is never opened again. */
  isFollowed?: true;
  /** Keys of the findings that stood before it began: it is over when nothing else is left. */
  standing?: readonly string[];
  /** Time of the newest observation in it. */
  seenAt: number;
  /** The cluster was well before it. */
  wasWell: boolean;
  /** Clients of a route for writes were refused. */
  clientsOut: boolean;
  /** Milliseconds for which anything was in doubt. */
  doubtMs: number;
  worst: Verdict;
  cause?: IncidentCause;
  causeGravity: number;
  /** Since when the verdict is critical, and up to when it was. */
  criticalSince?: number;
  criticalUntil?: number;
  /** Milliseconds for which it was not, before it became critical again. */
  calmMs?: number;
  /** Keys of what was said in phases. */
  told: Record<string, Severity>;
  leaderBefore?: string;
  leaderAfter?: string;
  timelineBefore?: number;
  timelineAfter?: number;
  changes: LeaderChange[];
  changesLeftOut: number;
  /** Members that failed while they led. */
  failed: string[];
  /** Times at which a switchover was to take place. */
  scheduled: number[];
  phases: Ends<Phase>;
  lanes: Lane[];
  outage?: WriteOutage;
  ways: Record<string, ServerSessions>;
  lostBytes?: number;
  actions: NotedAction[];
}
