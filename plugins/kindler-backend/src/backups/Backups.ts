import { NotImplementedError } from '@backstage/errors';
import type { BackupReader, SeenBackups } from './BackupReader';
import type { BackupService } from './BackupService';

const NOT_CONFIGURED =
  'kindler.backups is not configured. Write `backups: { folder: /var/lib/kindler/backups }` below `kindler`';

/** Backups as requests see them. Without a configuration there are none, and none can be made. */
export class Backups {
  readonly #parts: { reader: BackupReader; service: BackupService } | undefined;

  constructor(parts?: { reader: BackupReader; service: BackupService }) {
    this.#parts = parts;
  }

  get isConfigured(): boolean {
    return this.#parts !== undefined;
  }

  async read(): Promise<SeenBackups> {
    return this.#parts?.reader.read() ?? { items: [], sources: [] };
  }

  async findResource(name: string) {
    return this.#parts?.reader.findResource(name);
  }

  async run(...args: Parameters<BackupService['run']>) {
    return this.#service().run(...args);
  }

  async restore(...args: Parameters<BackupService['restore']>) {
    return this.#service().restore(...args);
  }

  #service(): BackupService {
    if (!this.#parts) {
      throw new NotImplementedError(NOT_CONFIGURED);
    }
    return this.#parts.service;
  }
}
