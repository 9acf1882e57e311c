import type {
  ClientOutcome,
  Evidence,
  Finding,
  IncidentLane,
  IncidentTone,
  Verdict,
} from '@kindler/backstage-plugin-kindler-common';
import type { LeaderChange } from '../../evaluation/EvaluationState';

/** What one witness says, or the evaluation. Times are milliseconds since the epoch. */
export interface LaneStatement {
  kind: IncidentLane['kind'];
  route?: string;
  values: string[];
  timeline?: number;
  tone: IncidentTone;
  /** When the evidence was seen; the time of the observation where there is none. */
  at: number;
  /** Of a client that is refused: since when, where it was served before. */
  since?: number;
  evidence: Evidence[];
  /** Of the client, where it was tried. */
  client?: ClientResult;
}

/** What a client of a route for writes got. */
export interface ClientResult {
  route: string;
  outcome: ClientOutcome;
  /** The last two probes or more were refused, so none was merely lost. */
  repeated: boolean;
  /** Others are served meanwhile. */
  onlyHere: boolean;
}

/** A server of a route for writes. */
export interface WriteServer {
  /** Unique in the cluster. */
  key: string;
  up: boolean;
  sessions?: number;
}

/** One cluster as it was judged at one time, as far as an incident tells of it. */
export interface IncidentObservation {
  at: number;
  database: string;
  title?: string;
  owner?: string;
  verdict: Verdict;
  /** What weighs, the worst first; while the verdict is not ok and nothing weighs, the worst there is. */
  findings: Finding[];
  leader?: string;
  timeline?: number;
  lanes: LaneStatement[];
  servers: WriteServer[];
  /** Whether a route for writes leads here, so that an outage would be known. */
  hasWriteRoute: boolean;
  /** Oldest first. */
  changes: readonly LeaderChange[];
  /** Since when clients cannot write. */
  outageSince?: number;
  /** When Patroni is to hand the lock over. */
  scheduledAt?: number;
}
