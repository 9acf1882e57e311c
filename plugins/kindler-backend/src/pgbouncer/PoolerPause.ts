import {
  until,
  withDeadline,
  word,
  wordedError,
} from '@kindler/backstage-plugin-kindler-common';
import { ConflictError } from '@backstage/errors';
import { letGo, readPause } from './letGo';
import { onConsole } from './onConsole';
import { PoolerConsole } from './PoolerConsole';
import type { PoolerTarget } from './PoolerTarget';
import { startWatchdog, type Watchdog } from './startWatchdog';

const CONSOLE_MS = 1000;
/** Whoever ends a pause has more patience than who begins one, because clients wait until it is over. */
const ANSWER_MS = 5000;
const PROOF_MS = 1000;
const LOOK_MS = 10;
/** So much later the watchdog ends a pause that this process did not. */
const WATCHDOG_MS = 1000;

export interface PauseLimits {
  /** Milliseconds that open transactions may take to end. Everybody else waits meanwhile. */
  grantMs: number;
  /** Milliseconds after which clients go on, whatever became of the work that they wait for. */
  longestMs: number;
}

/**
 * Clients of a pooler that wait. PgBouncer stays paused when the connection that paused it dies, so another one, opened
 * before, ends the pause: when told to, or when its time is over. Where this process is killed, its watchdog does.
 */
export class PoolerPause {
  readonly #pooler: PoolerTarget;
  readonly #resumer: PoolerConsole;
  readonly #watchdog: Watchdog;
  readonly #since = performance.now();
  readonly #timer: NodeJS.Timeout;
  /** Whether PgBouncer has answered, so that it will not begin a pause later. */
  #isAnswered = false;
  #ended: Promise<number> | undefined;

  /** Rejects, with clients going on, where it is not proved that no server connection is left. */
  static async begin(
    pooler: PoolerTarget,
    { grantMs, longestMs }: PauseLimits,
  ): Promise<PoolerPause> {
    const resumer = await PoolerConsole.open(pooler, CONSOLE_MS);
    let pauser: PoolerConsole | undefined;
    let watchdog: Watchdog;
    try {
      pauser = await PoolerConsole.open(pooler, grantMs + CONSOLE_MS);
      if ((await readPause(resumer, pooler.database)).paused) {
        throw wordedError(
          ConflictError,
          word('pause-already', { database: pooler.database }),
        );
      }
      watchdog = await startWatchdog(pooler, longestMs + WATCHDOG_MS);
    } catch (error) {
      await Promise.all([resumer.close(), pauser?.close()]);
      throw error;
    }
    const pause = new PoolerPause(pooler, resumer, watchdog, longestMs);
    try {
      await pause.#grant(pauser, grantMs);
      return pause;
    } catch (error) {
      await pause.end();
      throw error;
    } finally {
      // Everybody waits by now.
      void pauser.close();
    }
  }

  private constructor(
    pooler: PoolerTarget,
    resumer: PoolerConsole,
    watchdog: Watchdog,
    longestMs: number,
  ) {
    this.#pooler = pooler;
    this.#resumer = resumer;
    this.#watchdog = watchdog;
    this.#timer = setTimeout(() => {
      this.end().catch(() => {});
    }, longestMs);
  }

  /** Lets clients go on. Returns for how many milliseconds they were held back. Rejects while the pause stands. */
  end(): Promise<number> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  /** An answer alone is no proof, because somebody else's RESUME gives a PAUSE that still waits the same answer. */
  async #grant(pauser: PoolerConsole, grantMs: number): Promise<void> {
    await withDeadline(() => pauser.pause(), {
      ms: grantMs,
      late: () =>
        wordedError(Error, word('pause-not-granted', { ms: grantMs })),
    });
    this.#isAnswered = true;
    const look = async () => {
      const { paused, servers } = await readPause(
        this.#resumer,
        this.#pooler.database,
      );
      if (!paused || this.#ended) {
        throw wordedError(Error, word('pause-overtaken', {}));
      }
      return servers === 0 || undefined;
    };
    await until(look, {
      everyMs: LOOK_MS,
      ms: PROOF_MS,
      late: () => wordedError(Error, word('pause-unproved', {})),
    });
  }

  async #end(): Promise<number> {
    clearTimeout(this.#timer);
    try {
      await letGo(this.#resumer, this.#pooler.database);
    } catch {
      await resumePooler(this.#pooler);
    } finally {
      await this.#resumer.close();
    }
    if (this.#isAnswered) {
      // The next pause has a watchdog of its own, which this one must not forestall.
      this.#watchdog.end();
    }
    return Math.round(performance.now() - this.#since);
  }
}

/** Ends a pause that may stand, whoever began it. Returns whether there was one. */
export async function resumePooler(pooler: PoolerTarget): Promise<boolean> {
  return onConsole(pooler, ANSWER_MS, console =>
    letGo(console, pooler.database),
  );
}

export async function isPaused(pooler: PoolerTarget): Promise<boolean> {
  return onConsole(
    pooler,
    ANSWER_MS,
    async console => (await readPause(console, pooler.database)).paused,
  );
}
