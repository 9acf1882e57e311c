import { stringifyError, toError } from '@backstage/errors';
import type {
  Operation,
  OperationStep as StepState,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationClaims } from './OperationClaims';
import { retryWhileUnavailable } from './retryWhileUnavailable';
import type {
  ClaimedOperation,
  OperationDefinition,
  OperationStep,
  StepContext,
} from './types';

const STEP_PATIENCE_MS = 60_000;
const UNDO_PATIENCE_MS = 180_000;

/** Thrown where a run ends without an outcome, because another worker or the next start goes on with it. */
class Interrupted extends Error {}

export interface OperationRunOptions {
  definition: OperationDefinition;
  claimed: ClaimedOperation;
  claims: OperationClaims;
  shutdown: AbortSignal;
  onChange(operation: Operation): void;
}

/** One claimed operation, carried to its end: its steps in order, or their undoing in reverse. */
export class OperationRun {
  readonly #options: OperationRunOptions;
  readonly #operation: Operation;
  readonly #context: StepContext;
  readonly #abort = new AbortController();
  #cancelled: boolean;

  static create(options: OperationRunOptions) {
    return new OperationRun(options);
  }

  private constructor(options: OperationRunOptions) {
    const { claimed, claims, shutdown } = options;
    const { operation } = claimed;
    this.#options = options;
    this.#operation = operation;
    this.#cancelled = Boolean(operation.cancelRequested);
    this.#context = {
      operationId: operation.id,
      input: claimed.input,
      requester: operation.requester,
      reason: operation.reason,
      state: claimed.state,
      result: { ...operation.result },
      signal: AbortSignal.any([shutdown, this.#abort.signal]),
      log: (message, level = 'info') =>
        claims.log(operation.id, { level, message, step: this.#currentStep() }),
    };
  }

  /** Honoured between steps. */
  cancel(): void {
    this.#cancelled = true;
  }

  /** Another worker has the operation now. */
  abandon(): void {
    this.#abort.abort();
  }

  async execute(): Promise<void> {
    try {
      if (this.#operation.status === 'undoing') {
        await this.#undo();
        return;
      }
      this.#operation.status = 'running';
      await this.#save();
      for (const [index, step] of this.#options.definition.steps.entries()) {
        const state = this.#operation.steps[index];
        if (state.status !== 'done' && state.status !== 'skipped') {
          if (this.#cancelled) {
            await this.#beginUndo('Cancelled on request');
            return;
          }
          if (!(await this.#carryOut(step, state))) {
            return;
          }
        }
      }
      await this.#finish('succeeded');
    } catch (error) {
      if (!(error instanceof Interrupted)) {
        throw error;
      }
    }
  }

  async #carryOut(step: OperationStep, state: StepState): Promise<boolean> {
    let touched = state.status === 'running';
    state.status = 'running';
    state.startedAt ??= new Date().toISOString();
    await this.#save();
    try {
      state.status = await this.#patiently(async () => {
        const there = (await step.check?.(this.#context)) ?? false;
        if (!there) {
          touched = true;
          await step.do(this.#context);
        }
        state.message = await step.verify(this.#context);
        return touched ? 'done' : 'skipped';
      }, STEP_PATIENCE_MS);
      state.finishedAt = new Date().toISOString();
      await this.#context.log(state.message ?? 'done');
      await this.#save();
      return true;
    } catch (error) {
      this.#rethrowInterruption();
      state.status = 'failed';
      state.finishedAt = new Date().toISOString();
      state.message = toError(error).message;
      await this.#context.log(stringifyError(error), 'error');
      await this.#beginUndo(`Step '${step.name}' failed: ${state.message}`);
      return false;
    }
  }

  async #beginUndo(reason: string): Promise<void> {
    this.#operation.status = 'undoing';
    this.#operation.error = reason;
    await this.#save();
    await this.#undo();
  }

  async #undo(): Promise<void> {
    const { steps } = this.#options.definition;
    const left: string[] = [];
    for (const [index, step] of [...steps.entries()].reverse()) {
      const state = this.#operation.steps[index];
      const touched = ['done', 'failed', 'running', 'undoing'].includes(
        state.status,
      );
      if (touched && step.undo) {
        state.status = 'undoing';
        await this.#save();
        try {
          await this.#patiently(
            async () => step.undo!(this.#context),
            UNDO_PATIENCE_MS,
          );
          state.status = 'undone';
        } catch (error) {
          this.#rethrowInterruption();
          state.status = 'undo-failed';
          left.push(`'${step.name}' is not undone: ${toError(error).message}`);
          await this.#context.log(stringifyError(error), 'error');
        }
        await this.#save();
      }
    }
    const error = new Error(
      [this.#operation.error, ...left].filter(Boolean).join('. '),
    );
    const rest = await this.#afterFailure(error);
    this.#operation.error = [error.message, rest].filter(Boolean).join('. ');
    await this.#finish(
      this.#operation.cancelRequested || this.#cancelled
        ? 'cancelled'
        : 'failed',
    );
  }

  async #afterFailure(error: Error): Promise<string | undefined> {
    const { onFailed } = this.#options.definition;
    if (!onFailed) {
      return undefined;
    }
    try {
      return await this.#patiently(
        async () => onFailed(this.#context, error),
        UNDO_PATIENCE_MS,
      );
    } catch (failure) {
      this.#rethrowInterruption();
      return `The failure could not be recorded: ${toError(failure).message}`;
    }
  }

  async #patiently<T>(work: () => Promise<T>, patienceMs: number): Promise<T> {
    return retryWhileUnavailable(work, {
      patienceMs,
      signal: this.#context.signal,
      onRetry: error =>
        this.#context.log(`${error.message}; trying again`, 'warn'),
    });
  }

  async #finish(status: Operation['status']): Promise<void> {
    this.#operation.status = status;
    this.#operation.finishedAt = new Date().toISOString();
    await this.#save();
  }

  async #save(): Promise<void> {
    const { claims, onChange } = this.#options;
    this.#operation.result =
      Object.keys(this.#context.result).length > 0
        ? this.#context.result
        : undefined;
    await claims.save(this.#operation, this.#context.state);
    onChange(this.#operation);
  }

  #currentStep(): string | undefined {
    return this.#operation.steps.find(
      ({ status }) => status === 'running' || status === 'undoing',
    )?.name;
  }

  #rethrowInterruption(): void {
    if (this.#context.signal.aborted) {
      throw new Interrupted();
    }
  }
}
