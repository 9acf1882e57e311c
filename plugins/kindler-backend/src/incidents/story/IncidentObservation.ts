import type {
  ClientOutcome,
  Evidence,
  Finding,
  IncidentLane,
  IncidentTone,
  Verdict,
} from '@kindler/backstage-plugin-kindler-common';
import type { LeaderChange } from '../../evaluation/EvaluationState';

/** The statement of one witness, or of the evaluation. Times are in milliseconds since the epoch. */
export interface LaneStatement {
  kind: IncidentLane['kind'];
  route?: string;
  values: string[];
  timeline?: number;
  tone: IncidentTone;
  /** Time of the evidence, or of the observation if there is none. */
  at: number;
  /** For a refused client that was served before: since when. */
  since?: number;
  evidence: Evidence[];
  /** The client's result, if one was tried. */
  client?: ClientResult;
}

/** What a client of a write route got. */
export interface ClientResult {
  route: string;
  outcome: ClientOutcome;
  /** Whether at least the last two probes were refused, so that not just one was lost. */
  repeated: boolean;
  /** Whether others are served meanwhile. */
  onlyHere: boolean;
}

/** A server of a write route. */
export interface WriteServer {
  /** Unique in the cluster. */
  key: string;
  up: boolean;
  sessions?: number;
}

/** The part of one evaluation of a cluster that incidents need. */
export interface IncidentObservation {
  at: number;
  database: string;
  title?: string;
  owner?: string;
  verdict: Verdict;
  /** The findings that count, the worst first. If none counts and the verdict is not ok, the worst one. */
  findings: Finding[];
  leader?: string;
  timeline?: number;
  lanes: LaneStatement[];
  servers: WriteServer[];
  /** Whether a write route leads here, so that an outage would be noticed. */
  hasWriteRoute: boolean;
  /** Oldest first. */
  changes: readonly LeaderChange[];
  /** Since when clients have been unable to write. */
  outageSince?: number;
  /** When Patroni is scheduled to hand over the lock. */
  scheduledAt?: number;
}
