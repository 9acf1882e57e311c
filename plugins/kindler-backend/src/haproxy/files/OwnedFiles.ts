import { access, constants, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConflictError } from '@backstage/errors';
import {
  word,
  wordedError,
  wordingOf,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import { FolderLock, type HeldFolder } from '../folders/FolderLock';
import { codeOf, unwritable } from '../folders/unwritable';
import type { Master } from '../master/MasterSocket';
import { isLate, reload } from '../master/reload';
import { parseConfiguration } from '../parsing/parseConfiguration';
import {
  parseServersState,
  type ServerState,
} from '../parsing/parseServersState';
import { checkConfiguration } from './checkConfiguration';
import { ownedFile } from './configurationsOf';
import { findMoved } from './findMoved';
import type { OwnedFilesConfig } from './OwnedProxy';
import { readBack } from './readBack';
import { byServer, NO_STATES, renderProxies } from './renderProxies';

export interface OwnedFilesOptions {
  gateway: string;
  config: OwnedFilesConfig;
  master: Master;
}

/** What is told of a change besides that it was made. */
export type Note = (message: Wording) => Promise<void>;

/**
 * The proxies of a gateway in a file that the plugin owns whole, beside a configuration that people write. HAProxy
 * checks a copy of all files before one is replaced, and is reloaded afterwards. The file of before stays beside the
 * new one until a new worker serves, so whoever comes after a crash knows that a reload is due, and what to restore.
 */
export class OwnedFiles {
  readonly file: string;
  readonly #previous: string;
  readonly #states: string;
  readonly #options: OwnedFilesOptions;
  readonly #lock: FolderLock;

  constructor(options: OwnedFilesOptions) {
    const { folder } = options.config;
    this.#options = options;
    this.file = ownedFile(folder, options.gateway);
    this.#previous = join(folder, `50-${options.gateway}.previous`);
    this.#states = join(folder, `50-${options.gateway}.states`);
    this.#lock = new FolderLock(folder);
  }

  /** Makes the files where they are missing: without them HAProxy, told of them, does not start. */
  async prepare(): Promise<void> {
    const missing = async () =>
      (await this.#read(this.file)) === undefined ||
      (await this.#read(this.#states)) === undefined;
    if (await missing()) {
      await this.#lock.hold(async ({ replace }) => {
        if ((await this.#read(this.#states)) === undefined) {
          await replace(this.#states, NO_STATES);
        }
        if ((await this.#read(this.file)) === undefined) {
          await replace(this.file, this.#render([]));
        }
      });
    }
  }

  /** Why the file cannot be written or would be refused now; undefined where nothing stands against it. */
  async explainRefusal(states: ServerState[]): Promise<Wording | undefined> {
    const { config } = this.#options;
    const lacking = config.proxies
      .filter(({ name }) => !states.some(({ proxy }) => proxy === name))
      .map(({ name }) => name);
    if (lacking.length > 0) {
      return word('files-not-loaded', {
        proxies: lacking.join(', '),
        option: `-f ${this.file}`,
      });
    }
    try {
      await access(config.folder, constants.W_OK);
    } catch (error) {
      return word('files-unwritable', {
        path: config.folder,
        code: codeOf(error),
      });
    }
    try {
      await this.#expectUnmoved(states);
      await this.#check(this.#render(states));
      return undefined;
    } catch (error) {
      return wordingOf(error);
    }
  }

  /**
   * Writes the states that the servers have now, and reloads HAProxy. Safe to repeat: nothing is done where the file
   * says so already and was loaded.
   *
   * @param readStates - the answer to `show servers state`
   */
  async write(readStates: () => Promise<string>, note?: Note): Promise<void> {
    const render = async () => {
      const answer = await readStates();
      const states = parseServersState(answer);
      await this.#expectUnmoved(states);
      return { answer, states, text: this.#render(states) };
    };
    if (await this.#isLoaded((await render()).text)) {
      return;
    }
    await this.#lock.hold(async held => {
      const wanted = await render();
      if (await this.#isLoaded(wanted.text)) {
        return;
      }
      for (const said of await this.#check(wanted.text)) {
        await note?.(word('files-warned', { said }));
      }
      await this.#replaceAndLoad(held, wanted);
    });
  }

  async #replaceAndLoad(
    { replace, expectHeld }: HeldFolder,
    wanted: { answer: string; states: ServerState[]; text: string },
  ): Promise<void> {
    const { config, master } = this.#options;
    const previous =
      (await this.#read(this.#previous)) ??
      (await this.#read(this.file)) ??
      wanted.text;
    let worker: number;
    try {
      await replace(this.#previous, previous);
      await replace(this.#states, wanted.answer);
      await replace(this.file, wanted.text);
      await expectHeld();
      worker = await reload(master);
    } catch (error) {
      // Whether a late worker has the new file is unknown, so it stays: the next try reloads again.
      if (!isLate(error)) {
        await replace(this.file, previous);
        await this.#settle(replace);
      }
      throw error;
    }
    await readBack(master, worker, config.proxies, wanted.states);
    await this.#settle(replace);
  }

  /** A reload by others finds no states of today later on, and nobody finds a reload that is due. */
  async #settle(replace: HeldFolder['replace']): Promise<void> {
    await replace(this.#states, NO_STATES);
    await rm(this.#previous, { force: true });
  }

  async #isLoaded(text: string): Promise<boolean> {
    return (
      (await this.#read(this.file)) === text &&
      (await this.#read(this.#previous)) === undefined
    );
  }

  /** Rejects where somebody gave a server another address, because a reload would undo that unasked. */
  async #expectUnmoved(states: ServerState[]): Promise<void> {
    const written = parseConfiguration((await this.#read(this.file)) ?? '');
    const moved = findMoved(this.#options.config.proxies, written, states);
    if (moved) {
      throw wordedError(ConflictError, word('files-moved', moved));
    }
  }

  #render(states: ServerState[]): string {
    const { proxies } = this.#options.config;
    return renderProxies(proxies, byServer(states), this.#states);
  }

  async #check(text: string): Promise<string[]> {
    const { program, configurations } = this.#options.config;
    return checkConfiguration({
      program,
      configurations,
      file: this.file,
      text,
    });
  }

  async #read(file: string): Promise<string | undefined> {
    try {
      return await readFile(file, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') {
        return undefined;
      }
      throw unwritable(file, error);
    }
  }
}
