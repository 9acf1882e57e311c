import type {
  Evidence,
  FindingCode,
  Severity,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { ClusterFacts } from '../facts/ClusterFacts';
import type { EvaluationState } from '../EvaluationState';

/** Something that a rule sees now. Whether it becomes a finding depends on how long it has been so. */
export interface Condition {
  code: FindingCode;
  /** Number in the documentation. */
  rule?: string;
  /** Tells conditions of the same code apart, e.g. the member's name. */
  subject?: string;
  /**
   * Line of trouble: a condition that takes over from another of the same group holds since that one began. `a/b` takes
   * over from `a` and the other way round, not from `a/c`.
   */
  group?: string;
  /**
   * What proves that it is no outage: clients whose connection is accepted by PostgreSQL, or only clients that could
   * write. It is a warning then.
   */
  refutedBy?: 'connection' | 'write';
  /** It would stay for ever, so it goes when a person acknowledges it. */
  acknowledgeable?: true;
  /** Severity once it has settled. */
  severity: Severity;
  /** Severity before that; `hidden` shows nothing yet. */
  early: Severity | 'hidden';
  /** When it began, in milliseconds since the epoch, where that is known; else it began when it was first seen. */
  began?: number;
  /** Milliseconds that it must hold without interruption until it has settled. */
  settleMs: number;
  /**
   * Time of the oldest observation that it rests on, for conditions that answers of different moments can feign: it
   * has not settled before all were observed again after it began.
   */
  restsOn?: number;
  message: Wording;
  next: Wording;
  evidence: Evidence[];
}

/** Looks at the facts and says what is wrong now. Pure; `previous` is what the last evaluation left. */
export type Rule = (
  facts: ClusterFacts,
  previous: EvaluationState | undefined,
) => Condition[];
