import {
  withDeadline,
  word,
  wordingOf,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import { LostClaimError, type OperationClaim } from '../journal/OperationClaim';
import type { OperationDefinition, OperationStep, StepContext } from '../types';
import { retryWhileUnavailable } from './retryWhileUnavailable';

const STEP_PATIENCE_MS = 60_000;
const UNDO_PATIENCE_MS = 180_000;
const STEP_TIMEOUT_MS = 900_000;

/** Thrown if a run ends without an outcome because another worker, or the next start, will continue it. */
export class Interrupted extends Error {}

/** Runs single steps: waits for unavailable services, limits their time, and confirms the claim before each change. */
export class StepRunner {
  readonly #claim: OperationClaim;
  readonly #context: StepContext;

  constructor(claim: OperationClaim, context: StepContext) {
    this.#claim = claim;
    this.#context = context;
  }

  /** Returns whether the step had to do something, and what it saw of the effect. */
  async carryOut(
    step: OperationStep,
  ): Promise<{ did: boolean; seen: Wording }> {
    let did = false;
    const seen = await this.#patiently(
      step,
      STEP_PATIENCE_MS,
      async context => {
        const isThere = (await step.check?.(context)) ?? false;
        if (!isThere) {
          await this.#claim.keep();
          did = true;
          await step.do(context);
        }
        return step.verify(context);
      },
    );
    return { did, seen: wordingOf(seen) };
  }

  async undo(step: OperationStep): Promise<void> {
    await this.#patiently(step, UNDO_PATIENCE_MS, async context => {
      await this.#claim.keep();
      await step.undo!(context);
    });
  }

  async afterFailure(
    { onFailed }: OperationDefinition,
    error: Error,
  ): Promise<Wording | undefined> {
    if (!onFailed) {
      return undefined;
    }
    try {
      return await this.#patiently({}, UNDO_PATIENCE_MS, async context => {
        await this.#claim.keep();
        return wordingOf(await onFailed(context, error));
      });
    } catch (failure) {
      if (failure instanceof Interrupted) {
        throw failure;
      }
      return word('operation-unrecorded', { reason: wordingOf(failure) });
    }
  }

  async #patiently<T>(
    { timeoutMs = STEP_TIMEOUT_MS }: Pick<OperationStep, 'timeoutMs'>,
    patienceMs: number,
    work: (context: StepContext) => Promise<T>,
  ): Promise<T> {
    const { signal } = this.#context;
    try {
      return await retryWhileUnavailable(
        () =>
          // A cancelled step ends by itself, so nothing is undone while a step still works.
          withDeadline(
            own =>
              work({
                ...this.#context,
                signal: AbortSignal.any([signal, own]),
              }),
            { ms: timeoutMs },
          ),
        {
          patienceMs,
          signal,
          onRetry: error =>
            this.#context.log(
              word('operation-try-again', { reason: wordingOf(error) }),
              'warn',
            ),
        },
      );
    } catch (error) {
      if (signal.aborted || error instanceof LostClaimError) {
        throw new Interrupted();
      }
      throw error;
    }
  }
}
