import { withDeadline } from '@kindler/backstage-plugin-kindler-common';
import type { BackupAges } from '../model/BackupAges';
import type { BackupFolder } from './files/BackupFolder';
import { toAges } from './judge/toAges';
import type { BackupSettings, BackupSources } from './types';

/** A folder on a network may hang. */
const READ_MS = 30_000;

export interface BackupWatchOptions {
  folder: Pick<BackupFolder, 'list'>;
  settings: Pick<BackupSettings, 'maxAgeMs' | 'criticalAgeMs'>;
  sources: Pick<BackupSources, 'list'>;
  onAges(ages: BackupAges): void;
}

/** Tells the evaluation of clusters how old the backups are of what is reached through them. */
export class BackupWatch {
  readonly #options: BackupWatchOptions;
  #ages: BackupAges;

  constructor(options: BackupWatchOptions) {
    this.#options = options;
    const { maxAgeMs, criticalAgeMs } = options.settings;
    this.#ages = { routes: new Map(), maxAgeMs, criticalAgeMs };
  }

  /** For the scheduler. Each backend evaluates clusters, so each reads the folder. */
  toScheduled() {
    return {
      id: 'kindler-backup-ages',
      scope: 'local' as const,
      frequency: { minutes: 1 },
      initialDelay: { seconds: 5 },
      timeout: { minutes: 1 },
      fn: (signal: AbortSignal) => this.look(signal),
    };
  }

  async look(signal: AbortSignal): Promise<void> {
    const { folder, sources, onAges } = this.#options;
    try {
      const [backups, present] = await withDeadline(
        () => Promise.all([folder.list(), sources.list()]),
        { ms: READ_MS, signal },
      );
      this.#ages = {
        ...this.#ages,
        routes: toAges(backups, present),
        observedAt: Date.now(),
        unread: undefined,
      };
    } catch (error) {
      const { code, name } = error as NodeJS.ErrnoException;
      const since = this.#ages.unread?.since ?? Date.now();
      this.#ages = { ...this.#ages, unread: { since, reason: code ?? name } };
    }
    onAges(this.#ages);
  }
}
