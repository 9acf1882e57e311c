import type { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError, stringifyError } from '@backstage/errors';
import {
  remoteError,
  until,
  withDeadline,
} from '@kindler/backstage-plugin-kindler-common';
import { isTransientError } from './isTransientError';
import type { Pace } from './Pace';
import { WaitTimeoutError } from './WaitTimeoutError';

/** Result of one look. */
export interface Look {
  /** Whether the waiting is over. */
  done: boolean;
  /** Log lines about what changed since the previous look. */
  news: string[];
  /** Current state, for the heartbeat and the message of a timeout. */
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
 * Polls something until it is as desired, and logs what happens meanwhile.
 */
export class Waiter {
  readonly #logger: LoggerService;
  readonly #signal: AbortSignal;
  readonly #pace: Pace;
  readonly #timeoutMs: number;
  readonly #startedAt = performance.now();
  #spokeAt = this.#startedAt;
  #failing = false;

  constructor(options: WaiterOptions) {
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
    const end = await until(
      async () => {
        const answer = await this.#read(subject, read);
        if (answer) {
          const seen = look(answer.value);
          status = seen.status;
          this.#say(...seen.news);
          if (seen.done) {
            return answer;
          }
        }
        this.#beat(subject, status);
        return undefined;
      },
      {
        everyMs: this.#pace.pollMs,
        ms: this.#timeoutMs - this.#elapsedMs(),
        signal: this.#signal,
        late: () => {
          const seconds = Math.round(this.#timeoutMs / 1_000);
          return new WaitTimeoutError(
            `Waited ${seconds} s for ${subject}; last seen: ${status}`,
          );
        },
      },
    );
    return end.value;
  }

  async #read<T>(
    subject: string,
    read: () => Promise<T>,
  ): Promise<{ value: T } | undefined> {
    this.#signal.throwIfAborted();
    try {
      const value = await withDeadline(read, {
        ms: this.#pace.readMs,
        signal: this.#signal,
      });
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
