import { randomUUID } from 'node:crypto';
import {
  open,
  readdir,
  rename,
  rm,
  stat,
  type FileHandle,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ServiceUnavailableError } from '@backstage/errors';
import { until } from '@kindler/backstage-plugin-kindler-common';
import { codeOf, unwritable } from './unwritable';

const LOCK = 'kindler.lock';
const DRAFT = '.new';
/** A holder says this often that it lives. */
const BEATS = 4;

export interface FolderLockOptions {
  /** A holder that said nothing for so long is dead, or stands still. */
  staleMs?: number;
  /** How long to wait for others. */
  waitMs?: number;
}

/** What the holder of a lock may do. */
export interface HeldFolder {
  /** Rejects where another one took over meanwhile. */
  expectHeld(): Promise<void>;
  /** Lets a file have this text: readers meet the old one or the new one, also after a crash. */
  replace(file: string, text: string): Promise<void>;
}

/**
 * Lets one backend of several write into a folder. Whoever stood still and was taken for dead can write nothing more: what
 * it is about to write is a draft until its name changes, each new holder removes all drafts of others before it reads, and
 * whether the lock is still held is looked at after the draft was written.
 */
export class FolderLock {
  readonly #folder: string;
  readonly #file: string;
  readonly #staleMs: number;
  readonly #waitMs: number;

  constructor(
    folder: string,
    { staleMs = 10_000, waitMs = 40_000 }: FolderLockOptions = {},
  ) {
    this.#folder = folder;
    this.#file = join(folder, LOCK);
    this.#staleMs = staleMs;
    this.#waitMs = waitMs;
  }

  async hold<T>(work: (held: HeldFolder) => Promise<T>): Promise<T> {
    const handle = await this.#take();
    const beat = setInterval(() => {
      const now = new Date();
      handle.utimes(now, now).catch(() => {});
    }, this.#staleMs / BEATS);
    beat.unref();
    const expectHeld = async () => {
      if (!(await this.#isOurs(handle))) {
        throw new ServiceUnavailableError(
          `Another backend took over ${
            this.#folder
          }, because this one stood still for ${
            this.#staleMs / 1000
          } s; it is begun again`,
        );
      }
    };
    try {
      await this.#removeDrafts();
      return await work({
        expectHeld,
        replace: (file, text) => this.#replace(file, text, expectHeld),
      });
    } finally {
      clearInterval(beat);
      if (await this.#isOurs(handle)) {
        await rm(this.#file, { force: true }).catch(() => {});
      }
      await handle.close().catch(() => {});
    }
  }

  async #take(): Promise<FileHandle> {
    let seen = { mark: '', since: 0 };
    return until(
      async () => {
        try {
          return await this.#sign(await open(this.#file, 'wx', 0o644));
        } catch (error) {
          if (codeOf(error) !== 'EEXIST') {
            throw unwritable(this.#file, error);
          }
        }
        const mark = await this.#mark();
        if (mark !== seen.mark) {
          seen = { mark, since: performance.now() };
        }
        return performance.now() - seen.since > this.#staleMs
          ? this.#takeOver()
          : undefined;
      },
      {
        everyMs: Math.min(100, this.#staleMs / BEATS),
        ms: this.#waitMs,
        late: () =>
          new ServiceUnavailableError(
            `Others write into ${this.#folder} all the time; see ${this.#file}`,
          ),
      },
    );
  }

  /** Undefined where another one that takes over was faster. */
  async #takeOver(): Promise<FileHandle | undefined> {
    const draft = this.#draftOf(this.#file);
    const handle = await this.#sign(await open(draft, 'wx', 0o644));
    try {
      await rename(draft, this.#file);
      return handle;
    } catch {
      await handle.close();
      return undefined;
    }
  }

  /** For people: the lock is known by its place on the disk. */
  async #sign(handle: FileHandle): Promise<FileHandle> {
    await handle
      .writeFile(`process ${process.pid} on ${hostname()}\n`)
      .catch(() => {});
    return handle;
  }

  /** Another one at each sign of life. */
  async #mark(): Promise<string> {
    const { ino, mtimeMs } = await stat(this.#file).catch(() => ({
      ino: 0,
      mtimeMs: 0,
    }));
    return `${ino} ${mtimeMs}`;
  }

  async #isOurs(handle: FileHandle): Promise<boolean> {
    const [ours, there] = await Promise.all([
      handle.stat(),
      stat(this.#file).catch(() => undefined),
    ]);
    return ours.ino === there?.ino && ours.dev === there.dev;
  }

  async #removeDrafts(): Promise<void> {
    const names = await readdir(this.#folder);
    await Promise.all(
      names
        .filter(name => name.endsWith(DRAFT))
        .map(name => rm(join(this.#folder, name), { force: true })),
    );
  }

  #draftOf(file: string): string {
    return `${file}.${randomUUID()}${DRAFT}`;
  }

  async #replace(
    file: string,
    text: string,
    expectHeld: () => Promise<void>,
  ): Promise<void> {
    const draft = this.#draftOf(file);
    try {
      const handle = await open(draft, 'wx', 0o644);
      try {
        await handle.writeFile(text);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await expectHeld();
      await rename(draft, file);
      await syncFolder(this.#folder);
    } catch (error) {
      // Where the draft is gone, another one removed it.
      await expectHeld();
      throw unwritable(file, error);
    } finally {
      await rm(draft, { force: true }).catch(() => {});
    }
  }
}

/** A name that changed is on the disk once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
