import type {
  Backup,
  BackupSourceState,
} from '@kindler/backstage-plugin-kindler-common';
import type { BackupFolder, StoredBackup } from './files/BackupFolder';
import type { BackupSource } from './files/BackupManifest';
import { isBackupId } from './files/isBackupId';
import { judgeSource } from './judge/judgeSource';
import { toBackup } from './toBackup';
import type { BackupSettings, BackupSources } from './types';

/** The properties of a backup and of what it is one of that permissions depend on. */
export interface BackupResource {
  /** Name of the source. */
  name: string;
  owner?: string;
}

export interface SeenBackups {
  items: Array<{ item: Backup; resource: BackupResource }>;
  sources: Array<{ item: BackupSourceState; resource: BackupResource }>;
}

export interface BackupReaderOptions {
  folder: BackupFolder;
  settings: Pick<BackupSettings, 'maxAgeMs'>;
  sources: BackupSources;
}

/** What there is of backups, and of what there should be some. */
export class BackupReader {
  readonly #options: BackupReaderOptions;

  constructor(options: BackupReaderOptions) {
    this.#options = options;
  }

  async read(): Promise<SeenBackups> {
    const { folder, sources } = this.#options;
    const [stored, present] = await Promise.all([
      folder.list(),
      sources.list(),
    ]);
    const bySource = Map.groupBy(
      stored,
      ({ manifest }) => manifest.source.name,
    );
    const known = new Map(present.map(source => [source.name, source]));
    // The owner of today decides, that of the backup only once the environment is gone.
    const toResource = (source: BackupSource): BackupResource => {
      const { name, owner } = known.get(source.name) ?? source;
      return { name, owner };
    };
    const gone = [...bySource.values()]
      .map(([{ manifest }]) => manifest.source)
      .filter(({ name }) => !known.has(name));
    return {
      items: stored.map(each => ({
        item: toBackup(each),
        resource: toResource(each.manifest.source),
      })),
      sources: [
        ...present.map(source => ({
          item: this.#judge(source, bySource.get(source.name) ?? []),
          resource: toResource(source),
        })),
        ...gone.map(source => ({
          item: {
            ...this.#judge(source, bySource.get(source.name)!),
            gone: true,
          },
          resource: toResource(source),
        })),
      ],
    };
  }

  /** Finds what is meant by the name of a source or the id of a backup. */
  async findResource(name: string): Promise<BackupResource | undefined> {
    const { folder, sources } = this.#options;
    const stored = isBackupId(name) ? await folder.find(name) : undefined;
    const source = stored?.manifest.source;
    const present = await sources.find(source?.name ?? name);
    const found = present ?? source;
    return found && { name: found.name, owner: found.owner };
  }

  #judge(source: BackupSource, backups: StoredBackup[]): BackupSourceState {
    const { maxAgeMs } = this.#options.settings;
    return {
      name: source.name,
      environment: source.kind === 'environment' ? source.name : undefined,
      count: backups.length,
      ...judgeSource(backups, { maxAgeMs, now: Date.now() }),
    };
  }
}
