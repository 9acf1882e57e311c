import { stringifyError } from '@backstage/errors';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { LostClaimError, type OperationClaims } from './OperationClaims';
import { OperationRun } from './OperationRun';
import type { ClaimedOperation, OperationDefinition } from './types';

const POLL_INTERVAL_MS = 1000;
const HEARTBEAT_MS = 2000;
const CONCURRENCY = 4;

export interface OperationRunnerOptions {
  claims: OperationClaims;
  definitions: OperationDefinition[];
  logger: LoggerService;
  /** Called after every saved change of an operation. */
  onChange(operation: Operation): void;
}

/**
 * Claims operations and carries them out, here or after a crash of whoever had them before. Any number of backends
 * may run one each over the same plugin database.
 */
export class OperationRunner {
  readonly #options: OperationRunnerOptions;
  readonly #active = new Set<Promise<void>>();
  readonly #shutdown = new AbortController();
  #timer?: NodeJS.Timeout;
  #claiming?: Promise<void>;

  static create(options: OperationRunnerOptions) {
    return new OperationRunner(options);
  }

  private constructor(options: OperationRunnerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), POLL_INTERVAL_MS);
    this.wake();
  }

  /** Looks for work now instead of at the next poll. */
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

  /** Stops between steps; what was under way is released and resumed by the next worker. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#shutdown.abort();
    await this.#claiming;
    await Promise.all(this.#active);
  }

  async #claimAll(): Promise<void> {
    while (this.#active.size < CONCURRENCY && !this.#shutdown.signal.aborted) {
      const claimed = await this.#options.claims.claimNext();
      if (!claimed) {
        return;
      }
      const work = this.#carryOut(claimed).finally(() => {
        this.#active.delete(work);
        this.wake();
      });
      this.#active.add(work);
    }
  }

  async #carryOut(claimed: ClaimedOperation): Promise<void> {
    const { claims, definitions, logger, onChange } = this.#options;
    const { operation } = claimed;
    const definition = definitions.find(({ kind }) => kind === operation.kind);
    if (!definition) {
      logger.error(`No definition for operations of kind '${operation.kind}'`);
      return;
    }
    const run = OperationRun.create({
      definition,
      claimed,
      claims,
      shutdown: this.#shutdown.signal,
      onChange,
    });
    const heartbeat = setInterval(() => {
      claims
        .heartbeat(operation.id)
        .then(({ cancelRequested }) => {
          if (cancelRequested) {
            run.cancel();
          }
        })
        .catch(error => {
          if (error instanceof LostClaimError) {
            run.abandon();
          }
        });
    }, HEARTBEAT_MS);
    try {
      await run.execute();
    } catch (error) {
      if (error instanceof LostClaimError) {
        logger.warn(error.message);
      } else {
        logger.error(
          `Operation '${operation.id}' stopped: ${stringifyError(error)}`,
        );
      }
    } finally {
      clearInterval(heartbeat);
      await claims.release(operation.id).catch(() => {});
    }
  }
}
