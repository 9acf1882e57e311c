import type { Observed } from './observation';

/** @public */
export type OperationKind =
  | 'environment-create'
  | 'environment-delete'
  | 'environment-credentials'
  | 'route-switch'
  | 'database-switchover'
  | 'database-cancel-switchover'
  | 'database-restart'
  | 'database-reinitialize'
  | 'database-pause'
  | 'database-resume';

/**
 * `waiting`: a step waits for a time or a person. `undoing`: a step failed or the operation was cancelled and what it did is being undone. `failed`: it ended
 * without the wished result, `error` says what is left.
 * @public
 */
export type OperationStatus =
  | 'pending'
  | 'running'
  | 'waiting'
  | 'undoing'
  | 'succeeded'
  | 'failed'
  | 'cancelled';

/** @public */
export interface OperationStep {
  /** Stays the same from version to version. */
  id: string;
  name: string;
  status:
    | 'pending'
    | 'running'
    | 'waiting'
    | 'done'
    | 'skipped'
    | 'failed'
    | 'undoing'
    | 'undone'
    | 'undo-failed';
  startedAt?: string;
  finishedAt?: string;
  /** What was observed, or why it failed. */
  message?: string;
}

/**
 * Durable work made of steps.
 * @public
 */
export interface Operation {
  id: string;
  kind: OperationKind;
  /** What it works on. */
  subject: { kind: 'environment' | 'route' | 'database'; name: string };
  status: OperationStatus;
  /** Entity ref of the user or subject of the service that asked. */
  requester: string;
  reason?: string;
  steps: OperationStep[];
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
  cancelRequested?: boolean;
  /** Id of the operation that has to end before this one can begin. */
  waitsFor?: string;
  /** Why it failed, what is left and how to go on. */
  error?: string;
  /** Result values; never a secret. */
  result?: Record<string, string | number | boolean>;
}

/** @public */
export interface OperationList extends Observed {
  items: Operation[];
  nextCursor?: string;
}

/** @public */
export interface OperationAnswer extends Observed {
  item: Operation;
}

/** @public */
export interface OperationLogLine {
  seq: number;
  at: string;
  level: 'info' | 'warn' | 'error';
  step?: string;
  message: string;
}

/** @public */
export interface OperationLog extends Observed {
  items: OperationLogLine[];
}
