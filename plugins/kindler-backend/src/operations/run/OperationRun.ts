import { stringifyError, toError } from '@backstage/errors';
import {
  word,
  wordingOf,
  type Operation,
  type OperationStep as StepState,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationClaim } from '../journal/OperationClaim';
import type { OperationDefinition, OperationStep, StepContext } from '../types';
import { Wait } from '../Wait';
import { Interrupted, StepRunner } from './StepRunner';
import * as texts from './stepTexts';
import { toContext } from './toContext';

/** After this many attempts without progress an operation is undone, or given up if it was already being undone. */
const MOST_ATTEMPTS = 8;

export interface OperationRunOptions {
  definition: OperationDefinition;
  claim: OperationClaim;
  shutdown: AbortSignal;
  onChange(operation: Operation): void;
}

/** Runs one claimed operation to its end: its steps in order, or their undo in reverse order. */
export class OperationRun {
  readonly #options: OperationRunOptions;
  readonly #claim: OperationClaim;
  readonly #operation: Operation;
  readonly #context: StepContext;
  readonly #steps: Map<string, OperationStep> = new Map();
  /** The error for a saved step that this version does not have. */
  readonly #unknown: Error = texts.noSuchStep();
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
      save: () => this.#save(),
    });
    this.#runner = new StepRunner(claim, this.#context);
    try {
      this.#steps = new Map(
        definition.plan(this.#context.input).map(step => [step.id, step]),
      );
    } catch (error) {
      this.#unknown = toError(error);
    }
  }

  /** Takes effect between steps. */
  cancel(): void {
    this.#cancelled = true;
  }

  /** Another worker now has the operation. */
  abandon(): void {
    this.#abort.abort();
  }

  /** Rejects if the run ends without an outcome, because it was interrupted or failed outside any step. */
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
      const person = this.#claim.resumedBy;
      await this.#context.log(word('operation-resumed', { person }));
    }
    for (const state of this.#operation.steps) {
      if (state.status !== 'done' && state.status !== 'skipped') {
        if (this.#cancelled) {
          await this.#beginUndo(word('operation-cancelled', {}));
          return;
        }
        if (!(await this.#carryOut(this.#stepOf(state), state))) {
          return;
        }
      }
    }
    texts.setError(this.#operation, undefined);
    await this.#finish('succeeded', true);
  }

  /** Returns whether the next step may start. */
  async #carryOut(step: OperationStep, state: StepState): Promise<boolean> {
    const begun = state.status !== 'pending';
    state.status = 'running';
    state.startedAt ??= new Date().toISOString();
    await this.#save();
    try {
      const { did, seen } = await this.#runner.carryOut(step);
      state.status = did || begun ? 'done' : 'skipped';
      Object.assign(state, texts.toMessage(seen));
    } catch (error) {
      if (error instanceof Wait && !this.#claim.hasWaitedEnough) {
        state.status = 'waiting';
        this.#operation.status = 'waiting';
        await this.#rest(error, state);
        return false;
      }
      if (error instanceof Interrupted) {
        throw error;
      }
      const reason = error instanceof Wait ? error.tooLong : wordingOf(error);
      state.status = 'failed';
      state.finishedAt = new Date().toISOString();
      Object.assign(state, texts.toMessage(reason));
      await this.#context.log(stringifyError(error), 'error');
      await this.#beginUndo(texts.stepFailed(state, reason));
      return false;
    }
    state.finishedAt = new Date().toISOString();
    // The person resumed this step and not the next one.
    this.#context.resumedBy = undefined;
    await this.#context.log(texts.messageOf(state));
    // The last one is saved with the end.
    if (state !== this.#operation.steps.at(-1)) {
      await this.#save(true);
    }
    return true;
  }

  async #rest(wait: Wait, state: StepState): Promise<void> {
    const isNews = state.message !== wait.message;
    Object.assign(state, texts.toMessage(wordingOf(wait)));
    if (isNews) {
      await this.#context.log(wait.message);
    }
    this.#keepResult();
    await this.#claim.rest(this.#operation, wait);
    this.#options.onChange(this.#operation);
  }

  async #giveUp(): Promise<void> {
    const { status } = this.#operation;
    const reason = texts.givenUp(this.#operation, MOST_ATTEMPTS);
    if (status !== 'undoing') {
      await this.#beginUndo(reason);
      return;
    }
    const left = this.#operation.steps.filter(
      ({ status: each }) => !['pending', 'undone'].includes(each),
    );
    texts.setError(this.#operation, texts.leftUndone(reason, left));
    await this.#finish('failed');
  }

  async #beginUndo(reason: Wording): Promise<void> {
    this.#operation.status = 'undoing';
    texts.setError(this.#operation, reason);
    await this.#save(true);
    await this.#undo();
  }

  async #undo(): Promise<void> {
    const left: Wording[] = [];
    for (const state of [...this.#operation.steps].reverse()) {
      const step = this.#steps.get(state.id);
      const isTouched = !['pending', 'skipped', 'undone'].includes(
        state.status,
      );
      if (isTouched && !step) {
        left.push(texts.notUndone(state, this.#unknown));
      } else if (isTouched && step?.undo) {
        state.status = 'undoing';
        await this.#save();
        try {
          await this.#runner.undo(step);
          state.status = 'undone';
        } catch (error) {
          if (error instanceof Wait) {
            await this.#rest(error, state);
            return;
          }
          if (error instanceof Interrupted) {
            throw error;
          }
          state.status = 'undo-failed';
          left.push(texts.notUndone(state, error));
          await this.#context.log(stringifyError(error), 'error');
        }
        await this.#save(true);
      }
    }
    const error = texts.joined([texts.errorOf(this.#operation), ...left]);
    const rest = await this.#runner.afterFailure(
      this.#options.definition,
      new Error(error?.text),
    );
    texts.setError(this.#operation, texts.joined([error, rest]));
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

  async #finish(status: Operation['status'], hasGotOn = false): Promise<void> {
    this.#operation.status = status;
    this.#operation.finishedAt = new Date().toISOString();
    await this.#save(hasGotOn);
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
}
