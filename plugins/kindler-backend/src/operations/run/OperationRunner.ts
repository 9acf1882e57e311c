import { stringifyError } from '@backstage/errors';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { LostClaimError, type OperationClaim } from '../journal/OperationClaim';
import type { OperationClaims } from '../journal/OperationClaims';
import type { OperationStore } from '../journal/OperationStore';
import type { OperationDefinitions } from '../OperationDefinitions';
import type { NewOperation } from '../types';
import { keepClaim } from './keepClaim';
import { OperationRun } from './OperationRun';
import { Interrupted } from './StepRunner';

const POLL_INTERVAL_MS = 1000;
/** Another replica, e.g. of a newer version, may be able to carry out what this one does not know. */
const UNKNOWN_AFTER_MS = 120_000;
const LONGEST_PAUSE_MS = 30_000;

export interface OperationRunnerOptions {
  store: OperationStore;
  claims: OperationClaims;
  definitions: OperationDefinitions;
  logger: LoggerService;
  /** Called after every saved change of an operation. */
  onChange(operation: Operation): void;
}

/**
 * Claims operations and carries them out, including those whose worker crashed. Any number of backends may each run one
 * on the same plugin database.
 */
export class OperationRunner {
  readonly #options: OperationRunnerOptions;
  readonly #active = new Map<OperationClaim, Promise<void>>();
  readonly #shutdown = new AbortController();
  #timer?: NodeJS.Timeout;
  #claiming?: Promise<void>;

  constructor(options: OperationRunnerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), POLL_INTERVAL_MS);
    this.wake();
  }

  /** Looks for work now, without waiting for the next poll. */
  wake(): void {
    if (this.#claiming || this.#shutdown.signal.aborted) {
      return;
    }
    this.#claiming = this.#claimAll()
      .catch(error =>
        this.#options.logger.warn(
          `Operations cannot be claimed: ${stringifyError(error)}`,
        ),
      )
      .finally(() => {
        this.#claiming = undefined;
      });
  }

  /**
   * Carries out a new operation here and now, and returns it when it has ended. It is for work whose result only this
   * backend can pass on. If this backend dies, another one ends the operation.
   */
  async runHere(request: NewOperation): Promise<Operation> {
    const claim = await this.#options.store.createClaimed(request);
    await this.#begin(claim);
    return claim.operation;
  }

  /** Carries out a claimed operation here without waiting for it. */
  begin(claim: OperationClaim): Operation {
    void this.#begin(claim);
    return claim.operation;
  }

  /** Stops between steps. Unfinished operations are released, and the next worker resumes them. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#shutdown.abort();
    await this.#claiming;
    await Promise.all(this.#active.values());
  }

  async #claimAll(): Promise<void> {
    const { claims, definitions, onChange } = this.#options;
    while (!this.#shutdown.signal.aborted) {
      const running = [...this.#active.keys()];
      const claim = await claims.claimNext(
        definitions.free(running.map(({ type }) => type)),
        running.map(({ operation }) => operation.id),
      );
      if (!claim) {
        break;
      }
      void this.#begin(claim);
    }
    const ended = await claims.endUnknown(definitions.all(), UNKNOWN_AFTER_MS);
    ended.forEach(onChange);
  }

  #begin(claim: OperationClaim): Promise<void> {
    const work = this.#carryOut(claim).finally(() => {
      this.#active.delete(claim);
      this.wake();
    });
    this.#active.set(claim, work);
    return work;
  }

  async #carryOut(claim: OperationClaim): Promise<void> {
    const { definitions, logger, onChange } = this.#options;
    const { id } = claim.operation;
    try {
      const run = new OperationRun({
        definition: definitions.find(claim.type)!,
        claim,
        shutdown: this.#shutdown.signal,
        onChange,
      });
      const stop = keepClaim(claim, run);
      await run.execute().finally(stop);
    } catch (error) {
      if (error instanceof LostClaimError) {
        logger.warn(error.message);
      } else if (error instanceof Interrupted) {
        await claim.release().catch(() => {});
      } else {
        logger.error(`Operation '${id}' stopped: ${stringifyError(error)}`);
        await claim
          .retry(
            stringifyError(error),
            Math.min(LONGEST_PAUSE_MS, 500 * 2 ** claim.attempts),
          )
          .catch(() => {});
      }
    }
  }
}
