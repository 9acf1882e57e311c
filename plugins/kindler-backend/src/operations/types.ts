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
  /** Who let it go on after it had waited for a person. */
  resumedBy?: string;
  log(message: string, level?: OperationLogLine['level']): Promise<void>;
  /** Aborted when the step must end: its time is over, the backend stops, or another worker has the operation. */
  signal: AbortSignal;
}

/**
 * One idempotent part of an operation. The runner may be killed between any two lines: a step that was running is
 * checked again and done again where its effect is not there. Any of its functions may throw {@link Wait}.
 */
export interface OperationStep<TInput extends JsonObject = JsonObject> {
  /** Stays the same from version to version: what is saved of a step is found by it. */
  id: string;
  name: string;
  /** How long one try of it may take, in milliseconds. */
  timeoutMs?: number;
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
  /** Tells definitions of one kind apart, e.g. by provider. */
  variant?: string;
  /** How many of its kind one backend carries out at a time. */
  concurrency?: number;
  /** The steps in order. Planned once: which of them an operation has is saved with it. */
  plan(input: TInput): Array<OperationStep<TInput>>;
  /** Called once when it ended without the wished result; says what is left and how to go on. */
  onFailed?(context: StepContext<TInput>, error: Error): Promise<string>;
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

export interface NewOperation extends OperationRequest {
  /** What the steps get. */
  input: JsonObject;
  /** What it works on besides its subject, as `<kind>:<name>`: it waits until nobody else works on any of it. */
  locks?: string[];
}

/** Thrown by a step that cannot go on yet: the operation rests, keeps its locks and frees its worker. */
export class Wait extends Error {
  /** Milliseconds to rest; without it the operation waits until a person resumes it. */
  readonly forMs: number | undefined;

  constructor(reason: string, forMs?: number) {
    super(reason);
    this.name = 'Wait';
    this.forMs = forMs;
  }
}
