import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SourceState } from '@kindler/backstage-plugin-kindler-common';

/**
 * Logs once that a source failed, with the next step, and once that it answers again, regardless of how many clusters
 * it concerns.
 */
export class SourceLog {
  readonly #logger: LoggerService;
  readonly #away = new Set<string>();

  constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  note({ id, status, fault }: SourceState): void {
    if (status === 'unreachable' && !this.#away.has(id)) {
      this.#away.add(id);
      this.#logger.warn(`${id}: ${fault?.message}. ${fault?.hint}`);
    } else if (status === 'ok' && this.#away.delete(id)) {
      this.#logger.info(`${id} answers again`);
    }
  }
}
