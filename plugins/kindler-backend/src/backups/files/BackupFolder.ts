import { createReadStream, createWriteStream } from 'node:fs';
import {
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { join } from 'node:path';
import { parseManifest, type BackupManifest } from './BackupManifest';
import { isBackupId } from './isBackupId';

const DATA = '.backup';
const MANIFEST = '.json';
const PART = '.part';

/** Number of backups that are read at a time, so that a large folder does not use up the open files. */
const PORTION = 50;

/** A backup in the folder. */
export interface StoredBackup {
  manifest: BackupManifest;
  /** Whether its data is there, in its whole length. */
  isThere: boolean;
}

/**
 * The folder of backups. A backup is complete once its manifest is there, which is written last; both files appear by a
 * rename, after they are on disk.
 */
export class BackupFolder {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** All complete backups, newest first. A folder that is not there yet holds none. */
  async list(): Promise<StoredBackup[]> {
    const names = await readdir(this.#path).catch(missing<string[]>([]));
    const ids = names
      .filter(name => name.endsWith(MANIFEST))
      .map(name => name.slice(0, -MANIFEST.length))
      .filter(isBackupId);
    const found: StoredBackup[] = [];
    for (let start = 0; start < ids.length; start += PORTION) {
      const portion = ids.slice(start, start + PORTION);
      const read = await Promise.all(portion.map(id => this.find(id)));
      found.push(...read.filter(each => each !== undefined));
    }
    return found.sort((a, b) =>
      b.manifest.startedAt.localeCompare(a.manifest.startedAt),
    );
  }

  async find(id: string): Promise<StoredBackup | undefined> {
    const text = await readFile(this.#file(id, MANIFEST), 'utf8').catch(
      missing<undefined>(undefined),
    );
    const manifest = text === undefined ? undefined : parseManifest(text);
    if (manifest?.id !== id) {
      return undefined;
    }
    const size = await stat(this.#file(id, DATA)).then(
      found => found.size,
      missing<undefined>(undefined),
    );
    return { manifest, isThere: size === manifest.stored.bytes };
  }

  read(id: string) {
    return createReadStream(this.#file(id, DATA));
  }

  /** Begins the data of a backup anew. It is on disk when the stream has finished. */
  async begin(id: string) {
    await mkdir(this.#path, { recursive: true, mode: 0o700 });
    const part = this.#file(id, DATA + PART);
    await rm(part, { force: true });
    return createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
  }

  async complete(manifest: BackupManifest): Promise<void> {
    const data = this.#file(manifest.id, DATA);
    await rename(data + PART, data);
    await this.save(manifest);
  }

  async save(manifest: BackupManifest): Promise<void> {
    const file = this.#file(manifest.id, MANIFEST);
    const handle = await open(file + PART, 'w', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(file + PART, file);
    await this.#sync();
  }

  /** Removes what is there of a backup that did not become complete. */
  async removeParts(id: string): Promise<void> {
    await rm(this.#file(id, DATA + PART), { force: true });
    await rm(this.#file(id, MANIFEST + PART), { force: true });
    if (!(await this.find(id))) {
      await rm(this.#file(id, DATA), { force: true });
    }
  }

  /** The manifest goes first: data without one is no backup, and is removed with the next one. */
  async remove(id: string): Promise<void> {
    await rm(this.#file(id, MANIFEST), { force: true });
    await rm(this.#file(id, DATA), { force: true });
    await this.#sync();
  }

  #file(id: string, suffix: string): string {
    if (!isBackupId(id)) {
      throw new Error(`'${id}' is no id of a backup`);
    }
    return join(this.#path, id + suffix);
  }

  async #sync(): Promise<void> {
    const folder = await open(this.#path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

function missing<T>(instead: T) {
  return (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') {
      return instead;
    }
    throw error;
  };
}
