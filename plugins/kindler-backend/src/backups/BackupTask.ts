import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import type { OperationStore } from '../operations';
import type { BackupService } from './BackupService';
import type { BackupFolder } from './files/BackupFolder';
import type { BackupManifest } from './files/BackupManifest';
import { chooseExpired } from './judge/chooseExpired';
import { KINDLER_SOURCE } from './KINDLER_SOURCE';
import type { BackupSettings, BackupSources } from './types';

/** A failed backup is tried again after this time, if it is not due before. */
const RETRY_MS = 3_600_000;

export interface BackupTaskOptions {
  folder: BackupFolder;
  settings: BackupSettings;
  sources: BackupSources;
  service: Pick<BackupService, 'run'>;
  operations: Pick<OperationStore, 'listNewest' | 'findActive'>;
  auditor: AuditorService;
  logger: LoggerService;
}

/** Begins the backups that are due, and removes those whose time is over. */
export class BackupTask {
  readonly #options: BackupTaskOptions;

  constructor(options: BackupTaskOptions) {
    this.#options = options;
  }

  /** For the scheduler, which lets one backend of all run it. */
  toScheduled() {
    return {
      id: 'kindler-backups',
      frequency: { minutes: 5 },
      initialDelay: { minutes: 1 },
      timeout: { minutes: 10 },
      fn: (signal: AbortSignal) => this.run(signal),
    };
  }

  async run(signal: AbortSignal): Promise<void> {
    for (const name of await this.#listDue()) {
      await this.#attempt(signal, `back up '${name}'`, () => this.#begin(name));
    }
    const { folder, settings } = this.#options;
    const expired = chooseExpired(
      await folder.list(),
      settings.retention,
      Date.now(),
    );
    for (const { manifest } of expired) {
      await this.#attempt(signal, `remove backup '${manifest.id}'`, () =>
        this.#remove(manifest),
      );
    }
  }

  async #listDue(): Promise<string[]> {
    const { folder, settings, sources, operations } = this.#options;
    const { everyMs } = settings;
    if (everyMs === undefined) {
      return [];
    }
    const names = (await sources.list()).map(({ name }) => name);
    const [stored, newest] = await Promise.all([
      folder.list(),
      operations.listNewest('backup', names, 1),
    ]);
    const bySource = Map.groupBy(
      stored,
      ({ manifest }) => manifest.source.name,
    );
    return names.filter(name => {
      const last = bySource.get(name)?.[0];
      const tried = newest.get(name)?.[0];
      return (
        isOver(last?.manifest.startedAt, everyMs) &&
        isOver(tried?.createdAt, Math.min(everyMs, RETRY_MS))
      );
    });
  }

  async #begin(name: string): Promise<void> {
    await this.#options.service.run(
      {
        ...(name !== KINDLER_SOURCE && { environment: name }),
        reason: 'Scheduled by kindler.backups.schedule',
      },
      'kindler',
    );
  }

  /** Leaves a backup alone while something of its source goes on, which may be a restore from it. */
  async #remove({ id, source }: BackupManifest): Promise<void> {
    const { folder, auditor, operations } = this.#options;
    if (await operations.findActive({ kind: 'backup', name: source.name })) {
      return;
    }
    const event = await auditor.createEvent({
      eventId: 'backup-expire',
      severityLevel: 'medium',
      meta: { requester: 'kindler', id },
    });
    try {
      await folder.remove(id);
      await event.success();
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  }

  /** What fails for one is tried again the next time, and does not hold up the others. */
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
      // Something else of the same source goes on.
      if (!(isError(error) && error.name === 'ConflictError')) {
        this.#options.logger.warn(
          `Could not ${what}: ${stringifyError(error)}`,
        );
      }
    }
  }
}

function isOver(since: string | undefined, ms: number): boolean {
  return since === undefined || Date.now() - Date.parse(since) >= ms;
}
