import type {
  Evidence,
  FindingCode,
  Severity,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { ClusterFacts } from '../facts/ClusterFacts';
import type { EvaluationState } from '../EvaluationState';

/** A condition that a rule currently sees. Whether it becomes a finding depends on how long it lasts. */
export interface Condition {
  code: FindingCode;
  /** Number of the rule in the documentation. */
  rule?: string;
  /** Distinguishes conditions with the same code, e.g. by the member's name. */
  subject?: string;
  /**
   * Conditions of one group continue each other: one that takes over holds since the previous one began. `a/b` takes
   * over from `a` and vice versa, but not from `a/c`.
   */
  group?: string;
  /**
   * Evidence that turns an outage into a mere warning: `connection` if PostgreSQL accepts clients' connections, `write`
   * only if clients could write.
   */
  refutedBy?: 'connection' | 'write';
  /** The condition would last for ever, so it ends when a person acknowledges it. */
  acknowledgeable?: true;
  /** Severity once the condition has settled. */
  severity: Severity;
  /** Severity until then; `hidden` shows nothing yet. */
  early: Severity | 'hidden';
  /** When the condition began, in milliseconds since the epoch, if known. Otherwise it began when it was first seen. */
  began?: number;
  /** Milliseconds for which the condition must hold without interruption to settle. */
  settleMs: number;
  /**
   * Time of the oldest observation behind the condition, if answers from different moments could fake it. It does not
   * settle before all of them were repeated after it began.
   */
  restsOn?: number;
  message: Wording;
  next: Wording;
  evidence: Evidence[];
}

/** Returns what is wrong now, according to the facts. Pure; `previous` is the state from the last evaluation. */
export type Rule = (
  facts: ClusterFacts,
  previous: EvaluationState | undefined,
) => Condition[];
