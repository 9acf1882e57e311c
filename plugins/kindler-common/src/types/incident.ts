import type { Evidence, Observed, Verdict } from './observation';
import type { Severity } from './finding';
import type { OperationKind, OperationStatus } from './operation';
import type { Wording } from './wording';

/**
 * Something that happened within an incident, in order.
 * @public
 */
export interface IncidentPhase {
  /** ISO time. */
  at: string;
  /** Who says so; `action` a person did it, `finding` the evaluation concluded it. */
  kind: 'client' | 'patroni' | 'postgres' | 'haproxy' | 'finding' | 'action';
  /** How bad it was; `info` for what is neutral or good news. */
  severity: Severity;
  /** One sentence. */
  text: Wording;
  evidence: Evidence[];
}

/**
 * What one witness said over the time of an incident.
 * @public
 */
export interface IncidentLane {
  kind: 'client' | 'patroni' | 'postgres' | 'haproxy' | 'verdict';
  /** Route of the client's lane. */
  route?: string;
  /** In order; a gap is time in which nobody looked. */
  spans: IncidentSpan[];
  /** Spans in the middle that were not kept, because there were so many. */
  leftOut?: number;
}

/**
 * What one witness said for a while.
 * @public
 */
export interface IncidentSpan {
  /** ISO times; without `to` it goes on. */
  from: string;
  to?: string;
  /**
   * Member names, empty for nobody; of the client its outcome and, where it is known, the member that served it; of the
   * verdict the verdict.
   */
  values: string[];
  /** Timeline of the holder, on the lane of Patroni's lock. */
  timeline?: number;
  tone: IncidentTone;
}

/** @public */
export type IncidentTone = 'good' | 'bad' | 'warning' | 'neutral' | 'unknown';

/**
 * What an incident is put down to: a finding, as it was said.
 * @public
 */
export interface IncidentCause {
  code: string;
  rule?: string;
  severity: Severity;
  message: string;
  params: Record<string, string | number>;
}

/**
 * One trouble of a database cluster, from the first doubt to all clear.
 * @public
 */
export interface IncidentSummary {
  /** Unique within one plugin database, increases with time. */
  id: string;
  database: string;
  databaseTitle?: string;
  /** Entity ref of the owner. */
  owner?: string;
  /** What it was, e.g. `Failover from orders-1 to orders-3`. */
  title: Wording;
  /** The worst finding, at its worst. */
  cause: IncidentCause;
  worst: Verdict;
  /** ISO time of the first doubt. */
  startedAt: string;
  /** ISO time of all clear; absent while it goes on. */
  endedAt?: string;
  leaderBefore?: string;
  leaderAfter?: string;
  timelineBefore?: number;
  timelineAfter?: number;
  /** Milliseconds for which clients could not write; absent where no route for writes is known. */
  outageMs?: number;
  /** Whether the outage goes on. */
  outageOngoing?: boolean;
  /** Milliseconds from the begin of the outage, the client's last success, to the first word of it here. */
  detectedAfterMs?: number;
  /** Sessions that HAProxy had on the former way and that ended; absent where nobody counted. */
  sessionsCut?: number;
  /** ISO times at which the owner was notified. */
  notifiedAt: string[];
}

/**
 * What somebody did to the cluster or one of its routes.
 * @public
 */
export interface IncidentAction {
  operationId: string;
  kind: OperationKind;
  requester: string;
  /** ISO time at which it was asked for. */
  at: string;
  outcome: OperationStatus;
  reason?: string;
}

/** @public */
export interface Incident extends IncidentSummary {
  phases: IncidentPhase[];
  /** Phases in the middle that were not kept, because there were so many. */
  phasesLeftOut?: number;
  lanes: IncidentLane[];
  /** What people did meanwhile. */
  actions: IncidentAction[];
  /** Bytes of WAL that were written on a timeline that was given up; absent where that did not happen or is not known. */
  lostBytes?: number;
}

/** @public */
export interface IncidentList extends Observed {
  /** Newest first. */
  items: IncidentSummary[];
  nextCursor?: string;
}

/** @public */
export interface IncidentAnswer extends Observed {
  item: Incident;
}
