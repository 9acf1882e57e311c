import type { JsonObject, JsonValue } from '@backstage/types';
import type {
  Operation,
  OperationKind,
  OperationLogLine,
} from '@kindler/backstage-plugin-kindler-common';

/** What a step gets. `state` is saved with each step and must never hold a secret. */
export interface StepContext<TInput extends JsonObject = JsonObject> {
  operationId: string;
  input: TInput;
  requester: string;
  reason?: string;
  state: Record<string, JsonValue>;
  /** Result values of the operation; never a secret. */
  result: Record<string, string | number | boolean>;
  log(message: string, level?: OperationLogLine['level']): Promise<void>;
  signal: AbortSignal;
}

/**
 * One idempotent part of an operation. The runner may be killed between any two lines: a step that was running is
 * checked again and done again where its effect is not there.
 */
export interface OperationStep<TInput extends JsonObject = JsonObject> {
  name: string;
  /** Whether the effect is there already. */
  check?(context: StepContext<TInput>): Promise<boolean>;
  do(context: StepContext<TInput>): Promise<void>;
  /** Observes the effect and says in one sentence what was seen; rejects when it is not there. */
  verify(context: StepContext<TInput>): Promise<string>;
  /** Takes back what `do` did; must be safe to repeat and safe when nothing was done. */
  undo?(context: StepContext<TInput>): Promise<void>;
}

export interface OperationDefinition<TInput extends JsonObject = JsonObject> {
  kind: OperationKind;
  steps: Array<OperationStep<TInput>>;
  /** Called once when it ended without the wished result; says what is left and how to go on. */
  onFailed?(context: StepContext<TInput>, error: Error): Promise<string>;
}

/** An operation as the runner has claimed it. */
export interface ClaimedOperation {
  operation: Operation;
  input: JsonObject;
  state: Record<string, JsonValue>;
}

/** What a caller asked for; the same key with the same `request` is the same operation. */
export interface OperationRequest {
  kind: OperationKind;
  subject: Operation['subject'];
  requester: string;
  reason?: string;
  idempotencyKey?: string;
  request: JsonObject;
}

export interface NewOperation extends OperationRequest {
  /** What the steps get. */
  input: JsonObject;
}
