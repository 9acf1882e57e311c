import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { withDeadline } from '@kindler/backstage-plugin-kindler-common';
import { giveTurns } from './giveTurns';

const MAX_WAITING = 10_000;
const PAUSE_MS = 5_000;
/** A task that fails this often while the database answers will never succeed. */
const MAX_ATTEMPTS = 5;
const FLUSH_MS = 5_000;

type Work = () => Promise<void>;

export interface WriteQueueOptions {
  logger: LoggerService;
  /** Names it in metrics, e.g. `events`. */
  name: string;
  /** Name of what is written, e.g. `Events`. */
  what: string;
  /** Rejects if the database does not answer. */
  ping(): Promise<void>;
}

/**
 * Runs tasks on the plugin database one at a time and in order. While the database is away they wait, and the oldest
 * are dropped if there are too many. Adding a task never waits or fails.
 */
export class WriteQueue {
  readonly #options: WriteQueueOptions;
  readonly #waiting: Work[] = [];
  #working: Promise<void> | undefined;
  #isAway = false;
  #dropped = 0;
  #droppedEver = 0;
  #stopping = false;
  #wake: (() => void) | undefined;

  constructor(options: WriteQueueOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.name;
  }

  /** Number of tasks that are not done yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Number of tasks that were given up since the start. */
  get dropped(): number {
    return this.#droppedEver;
  }

  /** Whether nothing is waiting. */
  get isIdle(): boolean {
    return this.#waiting.length === 0;
  }

  /** Resolves once nothing is waiting. */
  async settle(): Promise<void> {
    await this.#working;
  }

  add(work: Work): void {
    this.#waiting.push(work);
    if (this.#waiting.length > MAX_WAITING) {
      this.#waiting.splice(1, 1);
      this.#onDropped();
    }
    this.#working ??= this.#workOff().finally(() => {
      this.#working = undefined;
    });
  }

  /** Resolves when everything is written, when one more attempt of the first task failed, or after some seconds. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake?.();
    await withDeadline(() => this.#working, { ms: FLUSH_MS }).catch(() => {});
    if (this.#waiting.length > 0) {
      this.#options.logger.warn(
        `${this.#options.what}: ${this.#waiting.length} writes were not done`,
      );
    }
  }

  async #workOff(): Promise<void> {
    const giveTurn = giveTurns();
    let attempts = 0;
    while (this.#waiting.length > 0) {
      try {
        await this.#waiting[0]();
        this.#waiting.shift();
        attempts = 0;
        this.#onAnswer();
        await giveTurn();
      } catch (error) {
        attempts += 1;
        this.#onError(error);
        if (this.#stopping) {
          return;
        }
        if (attempts >= MAX_ATTEMPTS && (await this.#isThere())) {
          this.#waiting.shift();
          this.#onDropped();
          attempts = 0;
        } else {
          await this.#pause();
        }
      }
    }
  }

  async #isThere(): Promise<boolean> {
    return this.#options.ping().then(
      () => true,
      () => false,
    );
  }

  async #pause(): Promise<void> {
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, PAUSE_MS);
      timer.unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }

  #onDropped() {
    this.#dropped += 1;
    this.#droppedEver += 1;
  }

  #onError(error: unknown) {
    if (!this.#isAway) {
      this.#isAway = true;
      this.#options.logger.warn(
        `${this.#options.what} cannot be written now and wait: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  #onAnswer() {
    if (this.#isAway) {
      this.#isAway = false;
      this.#options.logger.info(
        `${this.#options.what} are written again${
          this.#dropped > 0 ? `, ${this.#dropped} were dropped` : ''
        }`,
      );
      this.#dropped = 0;
    }
  }
}
