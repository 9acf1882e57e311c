import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import type { EnvironmentChanges } from '../EnvironmentChanges';
import type { Ending, ExpiryTable } from './ExpiryTable';

export interface ExpiryTaskOptions {
  table: Pick<ExpiryTable, 'listToTell' | 'noteTold' | 'listOver'>;
  changes: Pick<EnvironmentChanges, 'expire'>;
  /** Names that never end, whatever their rows say. */
  protectedNames: string[];
  /** How long before the end an owner is told, as an ISO 8601 duration. */
  noticeBefore: string;
  /** Tells an owner; nobody where it is left out. */
  tell?(ending: Ending): Promise<void>;
  logger: LoggerService;
}

/** Tells owners of environments that end soon, and deletes those whose time is over. */
export class ExpiryTask {
  readonly #options: ExpiryTaskOptions;

  constructor(options: ExpiryTaskOptions) {
    this.#options = options;
  }

  /** For the scheduler, which lets one backend of all run it. */
  toScheduled() {
    return {
      id: 'kindler-environment-expiry',
      frequency: { minutes: 1 },
      timeout: { minutes: 5 },
      fn: (signal: AbortSignal) => this.run(signal),
    };
  }

  async run(signal: AbortSignal): Promise<void> {
    const { table, protectedNames, noticeBefore, tell, changes } =
      this.#options;
    const toTell = tell
      ? await table.listToTell(noticeBefore, protectedNames)
      : [];
    for (const ending of toTell) {
      await this.#attempt(signal, `notify the owner of '${ending.name}'`, () =>
        tell!(ending).then(() => table.noteTold(ending)),
      );
    }
    for (const { name, expiresAt } of await table.listOver(protectedNames)) {
      await this.#attempt(signal, `delete '${name}'`, () =>
        changes.expire(name, `It expired at ${expiresAt.toISOString()}`),
      );
    }
  }

  /** What fails for one is tried again the next time, and keeps the others from nothing. */
  async #attempt(
    signal: AbortSignal,
    what: string,
    work: () => Promise<unknown>,
  ): Promise<void> {
    if (signal.aborted) {
      return;
    }
    try {
      await work();
    } catch (error) {
      // Somebody works on it, or removed it.
      const isOver =
        isError(error) &&
        ['ConflictError', 'NotFoundError'].includes(error.name);
      if (!isOver) {
        this.#options.logger.warn(
          `Could not ${what}, which ends by its time: ${stringifyError(error)}`,
        );
      }
    }
  }
}
