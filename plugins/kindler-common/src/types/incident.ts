import type { Evidence, Observed, Verdict } from './observation';
import type { Severity } from './finding';
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
  /** How bad it is; `info` for what is neutral or good news. */
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
  /** In order; a gap is time in which nothing was heard. */
  spans: Array<{
    /** ISO times; without `to` it goes on. */
    from: string;
    to?: string;
    /** Member names, a client's outcome or a verdict; empty for nobody. */
    values: string[];
    tone: 'good' | 'bad' | 'warning' | 'neutral' | 'unknown';
  }>;
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
  cause: {
    code: string;
    rule?: string;
    severity: Severity;
    message: string;
    params: Record<string, string | number>;
  };
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
  /** Milliseconds from the first refused client to the first word of it here. */
  detectedAfterMs?: number;
  /** Sessions that HAProxy had on the former way and that ended; absent where nobody counted. */
  sessionsCut?: number;
  /** ISO times at which the owner was notified. */
  notifiedAt: string[];
}

/** @public */
export interface Incident extends IncidentSummary {
  phases: IncidentPhase[];
  lanes: IncidentLane[];
  /** What people did meanwhile. */
  actions: Array<{
    operationId: string;
    kind: string;
    requester: string;
    /** ISO time. */
    at: string;
    outcome: string;
    reason?: string;
  }>;
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
