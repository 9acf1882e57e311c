import { stringifyError } from '@backstage/errors';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { databaseClock } from '../../store';
import { ACTIVE_STATUSES } from './rows';

const DAY_MS = 86_400_000;
const EVERY_MS = 3_600_000;

export interface OperationRetentionOptions {
  knex: Knex;
  days: number;
  logger: LoggerService;
}

/** Forgets operations, with their logs, so many days after they ended. */
export class OperationRetention {
  readonly #options: OperationRetentionOptions;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: OperationRetentionOptions) {
    this.#options = options;
  }

  start(): void {
    const prune = () =>
      void this.prune().catch(error =>
        this.#options.logger.warn(
          `Old operations cannot be removed: ${stringifyError(error)}`,
        ),
      );
    this.#timer = setInterval(prune, EVERY_MS);
    prune();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async prune(): Promise<number> {
    const { knex, days } = this.#options;
    const old = () =>
      knex('operations')
        .whereNotIn('status', ACTIVE_STATUSES)
        .whereRaw('finished_at < ? - ?', [databaseClock(knex), days * DAY_MS]);
    await knex('operation_log')
      .whereIn('operation_id', old().select('id'))
      .delete();
    return old().delete();
  }
}
