import type { JsonObject } from '@backstage/types';
import type {
  Operation,
  OperationKind,
  OperationLogLine,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationInput, OperationTypes } from './OperationTypes';

/** The context that a step gets. */
export interface StepContext<TKind extends OperationKind = OperationKind> {
  operationId: string;
  input: OperationInput<TKind>;
  requester: string;
  reason?: string;
  /** Saved with each step. */
  state: OperationTypes[TKind]['state'];
  result: Partial<OperationTypes[TKind]['result']>;
  /** The person who resumed the operation after it had waited for one. */
  resumedBy?: string;
  log(
    message: Wording | string,
    level?: OperationLogLine['level'],
  ): Promise<void>;
  /** Shows how far the running step is. It is saved as the step's message, and not logged. */
  progress(message: Wording): Promise<void>;
  /**
   * Takes further locks until the operation ends or releases them. Throws a {@link Wait} while another operation holds one
   * of them; then none is taken.
   */
  takeLocks(locks: string[]): Promise<void>;
  releaseLocks(locks: string[]): Promise<void>;
  /** Aborted when the step must end: its time is over, the backend stops, or another worker has the operation. */
  signal: AbortSignal;
}

/**
 * One idempotent part of an operation. The runner may be killed at any point, so a step that was running is checked
 * again, and repeated if its effect is missing. Each of its functions may throw a {@link Wait}; that of an undo must be for
 * a time.
 */
export interface OperationStep<TKind extends OperationKind = OperationKind> {
  /** Must not change between versions, because the saved state of a step is found by it. */
  id: string;
  /** Plain text in steps of providers from modules. */
  name: Wording | string;
  /** Time limit of one try, in milliseconds. */
  timeoutMs?: number;
  /** Whether the effect is already there. */
  check?(context: StepContext<TKind>): Promise<boolean>;
  do(context: StepContext<TKind>): Promise<void>;
  /** Observes the effect and returns one sentence about what it saw. Rejects if the effect is missing. */
  verify(context: StepContext<TKind>): Promise<Wording | string>;
  /** Reverts `do`. Must be safe to repeat, and safe if nothing was done. */
  undo?(context: StepContext<TKind>): Promise<void>;
}

export interface OperationDefinition<
  TKind extends OperationKind = OperationKind,
> {
  kind: TKind;
  /** Distinguishes definitions of one kind, e.g. by provider. */
  variant?: string;
  /** Maximum number of operations of this kind and variant that one backend runs at a time. */
  concurrency?: number;
  /** Whether a failed operation can be retried unchanged. */
  retryable?: boolean;
  /** Returns the steps in order. It is called once, and the planned steps are saved with the operation. */
  plan(input: OperationInput<TKind>): Array<OperationStep<TKind>>;
  /** Called once when the operation ended without the desired result. Returns what is left and how to continue. */
  onFailed?(
    context: StepContext<TKind>,
    error: Error,
  ): Promise<Wording | string>;
}

/** A caller's request. The same key with the same `request` gives the same operation. */
export interface OperationRequest {
  kind: OperationKind;
  variant?: string;
  subject: Operation['subject'];
  requester: string;
  reason?: string;
  idempotencyKey?: string;
  request: JsonObject;
}

/** The subject of an operation, with the properties that permissions depend on. */
export interface OperationSubject {
  kind: Operation['subject']['kind'];
  name: string;
  /** Owner of an environment at the time of the request. */
  owner?: string;
  /** Provider of an environment. */
  provider: string;
}

/** A new operation of any kind, with the input of its steps. */
export type NewOperation = {
  [TKind in OperationKind]: OperationRequest & {
    kind: TKind;
    input: OperationInput<TKind>;
    /** Owner of the environment, which may be gone by the time somebody asks. */
    owner?: string;
    /**
     * Things that it works on besides its subject, as `<kind>:<name>`. It waits until no other operation works on any
     * of them.
     */
    locks?: string[];
  };
}[OperationKind];
