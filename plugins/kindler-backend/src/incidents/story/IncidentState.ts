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

/** The periods in which clients could not write. */
export interface WriteOutage {
  /** Start of the current period. */
  since?: number;
  /** Past periods. */
  pieces: Ends<{ from: number; to: number }>;
  totalMs: number;
  /** Start of the first period. */
  firstAt?: number;
}

/** Sessions on a server to which writes were sent. */
export interface ServerSessions {
  /** Number while writes were sent there. */
  before?: number;
  /** The lowest number since then. Missing while writes are still sent there. */
  after?: { fewest?: number };
}

/** An action that somebody carried out, with its end. */
export interface NotedAction extends IncidentAction {
  name: string;
  endedAt?: string;
}

/**
 * The state of one incident, kept as JSON. All times are in milliseconds since the epoch. Nothing in it grows without
 * limit.
 */
export interface IncidentState {
  database: string;
  title?: string;
  owner?: string;
  startedAt: number;
  /** When something was first reported as wrong. */
  saidAt?: number;
  /** Since when all has been clear. The incident is over once that has lasted. */
  clearSince?: number;
  endedAt?: number;
  /** Another incident began while only standing problems were left in this one, so it is never reopened. */
  isFollowed?: true;
  /** Keys of the findings that stood before it began. It is over when no others are left. */
  standing?: readonly string[];
  /** Time of its newest observation. */
  seenAt: number;
  /** Whether the cluster was well before it. */
  wasWell: boolean;
  /** Whether clients of a write route were refused. */
  clientsOut: boolean;
  /** Milliseconds for which anything was in doubt. */
  doubtMs: number;
  worst: Verdict;
  cause?: IncidentCause;
  causeGravity: number;
  /** Since when the verdict has been critical, and until when it was. */
  criticalSince?: number;
  criticalUntil?: number;
  /** Milliseconds for which it was not critical before it became critical again. */
  calmMs?: number;
  /** Severity of each finding that was reported in phases, by key. */
  told: Record<string, Severity>;
  leaderBefore?: string;
  leaderAfter?: string;
  timelineBefore?: number;
  timelineAfter?: number;
  changes: LeaderChange[];
  changesLeftOut: number;
  /** Members that failed while they led. */
  failed: string[];
  /** Scheduled times of switchovers. */
  scheduled: number[];
  phases: Ends<Phase>;
  lanes: Lane[];
  outage?: WriteOutage;
  ways: Record<string, ServerSessions>;
  lostBytes?: number;
  actions: NotedAction[];
}
