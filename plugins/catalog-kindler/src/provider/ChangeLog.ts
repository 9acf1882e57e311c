import type { LoggerService } from '@backstage/backend-plugin-api';

/**
 * Logs a trouble once when it begins, again when its reason changes, and its end.
 */
export class ChangeLog {
  readonly #logger: LoggerService;
  readonly #reasons = new Map<string, string>();

  constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  /** Says how the subject stands: the reason of its trouble, or undefined when there is none. */
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
