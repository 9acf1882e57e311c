import { stringifyError, toError } from '@backstage/errors';
import type {
  Operation,
  OperationStep as StepState,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationClaim } from '../journal/OperationClaim';
import type { OperationDefinition, OperationStep, StepContext } from '../types';
import { Wait } from '../Wait';
import { Interrupted, StepRunner } from './StepRunner';
import { toContext } from './toContext';

/** An operation that was begun so often without getting on is undone, or given up where it was being undone. */
const MOST_ATTEMPTS = 8;

export interface OperationRunOptions {
  definition: OperationDefinition;
  claim: OperationClaim;
  shutdown: AbortSignal;
  onChange(operation: Operation): void;
}

/** One claimed operation, carried to its end: its steps in order, or their undoing in reverse. */
export class OperationRun {
  readonly #options: OperationRunOptions;
  readonly #claim: OperationClaim;
  readonly #operation: Operation;
  readonly #context: StepContext;
  readonly #steps: Map<string, OperationStep> = new Map();
  readonly #planError: Error | undefined;
  readonly #runner: StepRunner;
  readonly #abort = new AbortController();
  #cancelled: boolean;

  constructor(options: OperationRunOptions) {
    const { claim, shutdown, definition } = options;
    const { operation } = claim;
    this.#options = options;
    this.#claim = claim;
    this.#operation = operation;
    this.#cancelled = Boolean(operation.cancelRequested);
    this.#context = toContext(claim, {
      signal: AbortSignal.any([shutdown, this.#abort.signal]),
      log: (message, level = 'info') =>
        claim.log({ level, message, step: this.#currentStep() }),
    });
    this.#runner = new StepRunner(claim, this.#context);
    try {
      this.#steps = new Map(
        definition.plan(this.#context.input).map(step => [step.id, step]),
      );
    } catch (error) {
      this.#planError = toError(error);
    }
  }

  /** Honoured between steps. */
  cancel(): void {
    this.#cancelled = true;
  }

  /** Another worker has the operation now. */
  abandon(): void {
    this.#abort.abort();
  }

  /** Rejects where a run ends without an outcome: interrupted, or by an error that is no step's. */
  async execute(): Promise<void> {
    const { attempts } = this.#claim;
    if (attempts > MOST_ATTEMPTS) {
      await this.#giveUp();
    } else if (this.#operation.status === 'undoing') {
      await this.#undo();
    } else {
      await this.#goOn();
    }
  }

  async #goOn(): Promise<void> {
    this.#operation.status = 'running';
    await this.#save();
    if (this.#claim.resumedBy) {
      await this.#context.log(`Resumed by ${this.#claim.resumedBy}`);
    }
    for (const state of this.#operation.steps) {
      if (state.status !== 'done' && state.status !== 'skipped') {
        if (this.#cancelled) {
          await this.#beginUndo('Cancelled on request');
          return;
        }
        if (!(await this.#carryOut(this.#stepOf(state), state))) {
          return;
        }
      }
    }
    this.#operation.error = undefined;
    await this.#finish('succeeded');
  }

  /** Whether the next step may begin. */
  async #carryOut(step: OperationStep, state: StepState): Promise<boolean> {
    const begun = state.status !== 'pending';
    state.status = 'running';
    state.startedAt ??= new Date().toISOString();
    await this.#save();
    try {
      const { did, seen } = await this.#runner.carryOut(step);
      state.status = did || begun ? 'done' : 'skipped';
      state.message = seen;
    } catch (error) {
      if (error instanceof Wait && !this.#claim.hasWaitedEnough) {
        return this.#rest(error, state);
      }
      if (error instanceof Interrupted) {
        throw error;
      }
      const message =
        error instanceof Wait ? error.tooLong : toError(error).message;
      state.status = 'failed';
      state.finishedAt = new Date().toISOString();
      state.message = message;
      await this.#context.log(stringifyError(error), 'error');
      await this.#beginUndo(`Step '${state.name}' failed: ${message}`);
      return false;
    }
    state.finishedAt = new Date().toISOString();
    // Who let this step go on did not speak of the next.
    this.#context.resumedBy = undefined;
    await this.#context.log(state.message);
    await this.#save(true);
    return true;
  }

  async #rest(wait: Wait, state: StepState): Promise<false> {
    const isNews = state.message !== wait.message;
    state.status = 'waiting';
    state.message = wait.message;
    this.#operation.status = 'waiting';
    if (isNews) {
      await this.#context.log(wait.message);
    }
    this.#keepResult();
    await this.#claim.rest(this.#operation, wait);
    this.#options.onChange(this.#operation);
    return false;
  }

  async #giveUp(): Promise<void> {
    const { error, status } = this.#operation;
    const reason = `It was begun ${MOST_ATTEMPTS} times and never got on${
      error ? `: ${error}` : ''
    }`;
    if (status !== 'undoing') {
      await this.#beginUndo(reason);
      return;
    }
    const left = this.#operation.steps
      .filter(({ status: each }) => !['pending', 'undone'].includes(each))
      .map(({ name }) => `'${name}'`);
    this.#operation.error = `${reason}. Not undone: ${left.join(', ')}`;
    await this.#finish('failed');
  }

  async #beginUndo(reason: string): Promise<void> {
    this.#operation.status = 'undoing';
    this.#operation.error = reason;
    await this.#save(true);
    await this.#undo();
  }

  async #undo(): Promise<void> {
    const left: string[] = [];
    for (const state of [...this.#operation.steps].reverse()) {
      const step = this.#steps.get(state.id);
      const isTouched = !['pending', 'skipped', 'undone'].includes(
        state.status,
      );
      if (isTouched && !step) {
        left.push(`'${state.name}' is not undone: ${this.#unknown.message}`);
      } else if (isTouched && step?.undo) {
        state.status = 'undoing';
        await this.#save();
        try {
          await this.#runner.undo(step);
          state.status = 'undone';
        } catch (error) {
          if (error instanceof Interrupted) {
            throw error;
          }
          state.status = 'undo-failed';
          left.push(`'${state.name}' is not undone: ${toError(error).message}`);
          await this.#context.log(stringifyError(error), 'error');
        }
        await this.#save(true);
      }
    }
    const error = new Error(
      [this.#operation.error, ...left].filter(Boolean).join('. '),
    );
    const rest = await this.#runner.afterFailure(
      this.#options.definition,
      error,
    );
    this.#operation.error = [error.message, rest].filter(Boolean).join('. ');
    await this.#finish(
      this.#operation.cancelRequested || this.#cancelled
        ? 'cancelled'
        : 'failed',
    );
  }

  #stepOf(state: StepState): OperationStep {
    const step = this.#steps.get(state.id);
    if (!step) {
      throw this.#unknown;
    }
    return step;
  }

  get #unknown(): Error {
    return this.#planError ?? new Error('this version has no such step');
  }

  async #finish(status: Operation['status']): Promise<void> {
    this.#operation.status = status;
    this.#operation.finishedAt = new Date().toISOString();
    await this.#save();
  }

  #keepResult(): void {
    this.#operation.result =
      Object.keys(this.#context.result).length > 0
        ? this.#context.result
        : undefined;
  }

  async #save(hasGotOn = false): Promise<void> {
    this.#keepResult();
    await this.#claim.save(this.#operation, hasGotOn);
    this.#options.onChange(this.#operation);
  }

  #currentStep(): string | undefined {
    return this.#operation.steps.find(({ status }) =>
      ['running', 'waiting', 'undoing'].includes(status),
    )?.name;
  }
}
