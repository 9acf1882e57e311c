import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';

const EVERY_MS = 3_600_000;

export interface PrunerOptions {
  logger: LoggerService;
  /** Functions that delete old rows, by the name of the rows. */
  jobs: Record<string, () => Promise<unknown>>;
}

/** Deletes old rows from the plugin database at startup and then every hour. */
export class Pruner {
  readonly #options: PrunerOptions;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: PrunerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#prune(), EVERY_MS);
    void this.#prune();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #prune(): Promise<void> {
    const { jobs, logger } = this.#options;
    for (const [what, job] of Object.entries(jobs)) {
      await job().catch(error =>
        logger.warn(`Old ${what} cannot be removed: ${stringifyError(error)}`),
      );
    }
  }
}
