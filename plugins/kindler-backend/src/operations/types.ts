import type { JsonObject } from '@backstage/types';
import type {
  Operation,
  OperationKind,
  OperationLogLine,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationInput, OperationTypes } from './OperationTypes';

/** What a step gets. */
export interface StepContext<TKind extends OperationKind = OperationKind> {
  operationId: string;
  input: OperationInput<TKind>;
  requester: string;
  reason?: string;
  /** Saved with each step. */
  state: OperationTypes[TKind]['state'];
  result: Partial<OperationTypes[TKind]['result']>;
  /** Who let it go on after it had waited for a person. */
  resumedBy?: string;
  log(
    message: Wording | string,
    level?: OperationLogLine['level'],
  ): Promise<void>;
  /** Aborted when the step must end: its time is over, the backend stops, or another worker has the operation. */
  signal: AbortSignal;
}

/**
 * One idempotent part of an operation. The runner may be killed between any two lines: a step that was running is
 * checked again and done again where its effect is not there. Any of its functions may throw a {@link Wait}.
 */
export interface OperationStep<TKind extends OperationKind = OperationKind> {
  /** Stays the same from version to version: what is saved of a step is found by it. */
  id: string;
  /** Of a provider that others brought it is plain text. */
  name: Wording | string;
  /** How long one try of it may take, in milliseconds. */
  timeoutMs?: number;
  /** Whether the effect is there already. */
  check?(context: StepContext<TKind>): Promise<boolean>;
  do(context: StepContext<TKind>): Promise<void>;
  /** Observes the effect and says in one sentence what was seen; rejects when it is not there. */
  verify(context: StepContext<TKind>): Promise<Wording | string>;
  /** Takes back what `do` did; must be safe to repeat and safe when nothing was done. */
  undo?(context: StepContext<TKind>): Promise<void>;
}

export interface OperationDefinition<
  TKind extends OperationKind = OperationKind,
> {
  kind: TKind;
  /** Tells definitions of one kind apart, e.g. by provider. */
  variant?: string;
  /** How many of its kind one backend carries out at a time. */
  concurrency?: number;
  /** Whether one that failed may be carried out again as it is. */
  retryable?: boolean;
  /** The steps in order. Planned once: which of them an operation has is saved with it. */
  plan(input: OperationInput<TKind>): Array<OperationStep<TKind>>;
  /** Called once when it ended without the wished result; says what is left and how to go on. */
  onFailed?(
    context: StepContext<TKind>,
    error: Error,
  ): Promise<Wording | string>;
}

/** What a caller asked for; the same key with the same `request` is the same operation. */
export interface OperationRequest {
  kind: OperationKind;
  variant?: string;
  subject: Operation['subject'];
  requester: string;
  reason?: string;
  idempotencyKey?: string;
  request: JsonObject;
}

/** What an operation works on, as permissions are decided by it. */
export interface OperationSubject {
  kind: Operation['subject']['kind'];
  name: string;
  /** Who owned an environment when it was asked for. */
  owner?: string;
  /** Of an environment. */
  provider: string;
}

/** Of each kind with the input that its steps get. */
export type NewOperation = {
  [TKind in OperationKind]: OperationRequest & {
    kind: TKind;
    input: OperationInput<TKind>;
    /** Who owns the environment that it works on: that may be gone when somebody asks. */
    owner?: string;
    /** What it works on besides its subject, as `<kind>:<name>`: it waits until nobody else works on any of it. */
    locks?: string[];
  };
}[OperationKind];
