import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError, stringifyError } from '@backstage/errors';
import { abortable } from './abortable';
import { isTransientError } from './isTransientError';
import type { Pace } from './Pace';
import { remoteError } from './remoteError';
import { WaitTimeoutError } from './WaitTimeoutError';

/** What one look found. */
export interface Look {
  /** Whether the waiting is over. */
  done: boolean;
  /** Lines to log, for what changed since the look before. */
  news: string[];
  /** How it stands, for the heartbeat and the timeout's message. */
  status: string;
}

export interface WaiterOptions {
  logger: LoggerService;
  /** Ends the waiting when the task is cancelled. */
  signal?: AbortSignal;
  timeoutMs: number;
  pace: Pace;
}

/**
 * Looks at something again and again until it is as wished, and writes to the task's log what happens meanwhile.
 */
export class Waiter {
  readonly #logger: LoggerService;
  readonly #signal: AbortSignal;
  readonly #pace: Pace;
  readonly #timeoutMs: number;
  readonly #startedAt = performance.now();
  #spokeAt = this.#startedAt;
  #failing = false;

  static create(options: WaiterOptions) {
    return new Waiter(options);
  }

  private constructor(options: WaiterOptions) {
    this.#logger = options.logger;
    this.#signal = options.signal ?? new AbortController().signal;
    this.#pace = options.pace;
    this.#timeoutMs = options.timeoutMs;
  }

  /**
   * Reads until `look` says that it is done, and gives the value that it was done with. Reads that fail for a passing
   * reason are repeated.
   *
   * @throws WaitTimeoutError when the time is over; the signal's reason when it was aborted; what `read` and `look`
   * throw for good
   */
  async until<T>(
    subject: string,
    read: () => Promise<T>,
    look: (value: T) => Look,
  ): Promise<T> {
    let status = 'not seen yet';
    for (;;) {
      const answer = await this.#read(subject, read);
      if (answer) {
        const seen = look(answer.value);
        status = seen.status;
        this.#say(...seen.news);
        if (seen.done) {
          return answer.value;
        }
      }
      this.#beat(subject, status);
      await this.#pause(subject, status);
    }
  }

  async #read<T>(
    subject: string,
    read: () => Promise<T>,
  ): Promise<{ value: T } | undefined> {
    this.#signal.throwIfAborted();
    const limit = AbortSignal.timeout(this.#pace.readMs);
    const either = AbortSignal.any([this.#signal, limit]);
    try {
      const value = await abortable(read(), either);
      this.#recovered();
      return { value };
    } catch (error) {
      this.#signal.throwIfAborted();
      if (!isTransientError(error)) {
        throw new ForwardedError(
          `Could not look at ${subject}`,
          remoteError(error),
        );
      }
      this.#missed(subject, error);
      return undefined;
    }
  }

  #recovered() {
    if (this.#failing) {
      this.#failing = false;
      this.#say('Kindler answers again');
    }
  }

  #missed(subject: string, error: unknown) {
    if (!this.#failing) {
      this.#failing = true;
      this.#spokeAt = performance.now();
      const reason = stringifyError(remoteError(error));
      this.#logger.warn(
        `Could not look at ${subject}, trying again: ${reason}`,
      );
    }
  }

  #beat(subject: string, status: string) {
    if (performance.now() - this.#spokeAt >= this.#pace.heartbeatMs) {
      const seconds = Math.round(this.#elapsedMs() / 1_000);
      const trouble = this.#failing ? '; Kindler does not answer now' : '';
      this.#say(
        `Waiting for ${subject} since ${seconds} s: ${status}${trouble}`,
      );
    }
  }

  async #pause(subject: string, status: string) {
    const left = this.#timeoutMs - this.#elapsedMs();
    if (left <= 0) {
      const seconds = Math.round(this.#timeoutMs / 1_000);
      throw new WaitTimeoutError(
        `Waited ${seconds} s for ${subject}; last seen: ${status}`,
      );
    }
    await delay(Math.min(this.#pace.pollMs, left), undefined, {
      signal: this.#signal,
    });
  }

  #say(...lines: string[]) {
    for (const line of lines) {
      this.#spokeAt = performance.now();
      this.#logger.info(line);
    }
  }

  #elapsedMs() {
    return performance.now() - this.#startedAt;
  }
}
