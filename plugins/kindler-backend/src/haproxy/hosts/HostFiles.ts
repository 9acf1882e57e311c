import { randomUUID } from 'node:crypto';
import {
  access,
  constants,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import type { HostRoute } from './HostRoute';
import { parseHostFiles, renderBackend, renderMap } from './hostTexts';

/** Backends that share the folder wait this long for each other: some seconds. */
const LOCK = {
  stale: 10_000,
  retries: { retries: 60, minTimeout: 50, maxTimeout: 500 },
};

/** The map of hosts and the backend with their servers, as HAProxy reads them when it starts or is reloaded. */
export class HostFiles {
  readonly map: string;
  readonly backend: string;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.map = join(folder, 'hosts.map');
    this.backend = join(folder, 'hosts.cfg');
  }

  /** Makes files without hosts where there are none: without them HAProxy does not start. */
  async prepare(): Promise<void> {
    for (const [file, text] of [
      [this.backend, renderBackend([])],
      [this.map, renderMap([])],
    ]) {
      try {
        await writeFile(file, text, { mode: 0o644, flag: 'wx' });
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') {
          throw unwritable(file, error);
        }
      }
    }
  }

  /** Why hosts cannot be written; undefined where they can. */
  async trouble(): Promise<string | undefined> {
    try {
      await this.read();
      await access(this.#folder, constants.W_OK).catch(error => {
        throw unwritable(this.#folder, error);
      });
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  }

  async read(): Promise<HostRoute[]> {
    const [map, backend] = await Promise.all(
      [this.map, this.backend].map(file =>
        readFile(file, 'utf8').catch(error => {
          throw new Error(
            `${file} cannot be read: ${codeOf(
              error,
            )}. Kindler makes it when the backend starts`,
          );
        }),
      ),
    );
    return parseHostFiles(map, backend);
  }

  /** Does work while no other backend writes; `write` replaces both files, each at once. */
  async exclusively<T>(
    work: (routes: HostRoute[], write: Write) => Promise<T>,
  ): Promise<T> {
    await this.read();
    const release = await lock(this.map, LOCK).catch(error => {
      throw unwritable(this.#folder, error);
    });
    try {
      return await work(await this.read(), async routes => {
        await replace(this.backend, renderBackend(routes));
        await replace(this.map, renderMap(routes));
      });
    } finally {
      await release().catch(() => {});
    }
  }
}

type Write = (routes: HostRoute[]) => Promise<void>;

async function replace(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, text, { mode: 0o644 });
    await rename(draft, file);
  } catch (error) {
    throw unwritable(file, error);
  } finally {
    await rm(draft, { force: true }).catch(() => {});
  }
}

function unwritable(path: string, error: unknown): Error {
  return new Error(
    `${path} cannot be written: ${codeOf(
      error,
    )}. Let the user of the backend write into its folder`,
  );
}

function codeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
