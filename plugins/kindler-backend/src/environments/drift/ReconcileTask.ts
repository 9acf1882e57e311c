import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import type { HumanDuration } from '@backstage/types';
import type { EnvironmentChanges } from '../EnvironmentChanges';
import type { DriftReader } from './DriftReader';

/** More at once would be a sign of something else. */
const MOST_AT_ONCE = 20;

export interface ReconcileTaskOptions {
  drift: Pick<DriftReader, 'read'>;
  changes: Pick<EnvironmentChanges, 'repair'>;
  logger: LoggerService;
}

/** Reconciles what differs, each as an operation; what is to be gone, or nobody recorded, is left to people. */
export class ReconcileTask {
  readonly #options: ReconcileTaskOptions;

  constructor(options: ReconcileTaskOptions) {
    this.#options = options;
  }

  /** For the scheduler, which lets one backend of all run it. */
  toScheduled(frequency: HumanDuration) {
    return {
      id: 'kindler-environment-reconcile',
      frequency,
      initialDelay: { minutes: 2 },
      timeout: { minutes: 5 },
      fn: (signal: AbortSignal) => this.run(signal),
    };
  }

  async run(signal: AbortSignal): Promise<void> {
    const { drift, changes, logger } = this.#options;
    const { items } = await drift.read();
    const reasons = new Map<string, string>();
    for (const { item } of items) {
      if (item.remedy === 'reconcile' && reasons.size < MOST_AT_ONCE) {
        reasons.set(item.subject, item.message);
      }
    }
    for (const [name, reason] of reasons) {
      if (signal.aborted) {
        return;
      }
      try {
        await changes.repair(name, reason.slice(0, 500));
      } catch (error) {
        // Somebody works on it, or removed it.
        const isOver =
          isError(error) &&
          ['ConflictError', 'NotFoundError'].includes(error.name);
        if (!isOver) {
          logger.warn(
            `Could not reconcile '${name}': ${stringifyError(error)}`,
          );
        }
      }
    }
  }
}
