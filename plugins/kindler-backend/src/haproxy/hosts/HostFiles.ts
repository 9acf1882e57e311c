import { access, constants, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderLock, type FolderLockOptions } from '../folders/FolderLock';
import type { HostRoute } from './HostRoute';
import { parseHostFiles, renderBackend, renderMap } from './hostTexts';
import { codeOf, unwritable } from '../folders/unwritable';

const TRIES = 5;

/** What may be done while no other backend writes. */
export interface HeldFiles {
  /** What is in the files. */
  routes: HostRoute[];
  write(routes: HostRoute[]): Promise<void>;
  /** Rejects where another backend took over meanwhile. */
  expectHeld(): Promise<void>;
}

/**
 * The map of hosts and the backend with their servers, as HAProxy reads them when it starts or is reloaded. A host leads to
 * a server at every moment: servers are there before their hosts, and stay until their hosts are gone.
 */
export class HostFiles {
  readonly map: string;
  readonly backend: string;
  readonly #folder: string;
  readonly #lock: FolderLock;

  constructor(folder: string, options?: FolderLockOptions) {
    this.#folder = folder;
    this.#lock = new FolderLock(folder, options);
    this.map = join(folder, 'hosts.map');
    this.backend = join(folder, 'hosts.cfg');
  }

  /** Makes files without hosts where there are none: without them HAProxy does not start. */
  async prepare(): Promise<void> {
    const empty = [
      [this.backend, renderBackend([])],
      [this.map, renderMap([])],
    ] as const;
    const missing = async () => {
      const are = await Promise.all(empty.map(([file]) => isMissing(file)));
      return empty.filter((_, index) => are[index]);
    };
    if ((await missing()).length > 0) {
      await this.#lock.hold(async ({ replace }) => {
        for (const [file, text] of await missing()) {
          await replace(file, text);
        }
      });
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
    const { map, backend } = await this.#texts();
    return parseHostFiles(map, backend);
  }

  /** Does work while no other backend writes. */
  async exclusively<T>(work: (held: HeldFiles) => Promise<T>): Promise<T> {
    await this.read();
    return this.#lock.hold(async ({ replace, expectHeld }) => {
      const routes = await this.read();
      return work({
        routes,
        expectHeld,
        write: async wanted => {
          const servers = wanted.map(({ server }) => server);
          const leaving = routes.filter(
            ({ server }) => !servers.includes(server),
          );
          await replace(this.backend, renderBackend([...wanted, ...leaving]));
          await replace(this.map, renderMap(wanted));
          if (leaving.length > 0) {
            await replace(this.backend, renderBackend(wanted));
          }
        },
      });
    });
  }

  /** Of one moment: both files, with no change of the servers while the hosts were read. */
  async #texts(): Promise<{ map: string; backend: string }> {
    let backend = await readText(this.backend);
    for (let left = TRIES; ; left -= 1) {
      const map = await readText(this.map);
      const before = backend;
      backend = await readText(this.backend);
      if (before === backend || left === 1) {
        return { map, backend };
      }
    }
  }
}

async function isMissing(file: string): Promise<boolean> {
  return access(file).then(
    () => false,
    error => codeOf(error) === 'ENOENT',
  );
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(error => {
    throw new Error(
      `${file} cannot be read: ${codeOf(
        error,
      )}. Kindler makes it when the backend starts`,
    );
  });
}
