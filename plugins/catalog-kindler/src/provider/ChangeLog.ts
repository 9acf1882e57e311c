import type { LoggerService } from '@backstage/backend-plugin-api';

/**
 * Logs a problem when it begins, when its reason changes and when it ends, once each.
 */
export class ChangeLog {
  readonly #logger: LoggerService;
  readonly #reasons = new Map<string, string>();

  constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  /** Reports the state of the subject: the reason of its problem, or undefined if there is none. */
  report(subject: string, reason: string | undefined) {
    const before = this.#reasons.get(subject);
    if (reason === before) {
      return;
    }
    if (reason === undefined) {
      this.#reasons.delete(subject);
      this.#logger.info(`${subject}: well again`);
    } else {
      this.#reasons.set(subject, reason);
      this.#logger.warn(`${subject}: ${reason}`);
    }
  }
}
