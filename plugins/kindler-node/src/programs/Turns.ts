interface Waiting {
  go(): void;
  leave(reason: unknown): void;
}

/**
 * Runs at most a given number of tasks at a time and queues the others in order of arrival.
 * @public
 */
export class Turns {
  readonly #most: number;
  readonly #waiting = new Set<Waiting>();
  #running = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Rejects with the signal's reason if the signal is aborted before the task's turn. */
  async take<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    if (this.#running >= this.#most) {
      await this.#wait(signal);
    } else {
      this.#running += 1;
    }
    try {
      return await work();
    } finally {
      const [next] = this.#waiting;
      if (next) {
        this.#waiting.delete(next);
        next.go();
      } else {
        this.#running -= 1;
      }
    }
  }

  async #wait(signal: AbortSignal): Promise<void> {
    let abort = () => {};
    try {
      await new Promise<void>((go, leave) => {
        const waiting = { go, leave };
        this.#waiting.add(waiting);
        abort = () => {
          if (this.#waiting.delete(waiting)) {
            leave(signal.reason);
          }
        };
        signal.addEventListener('abort', abort, { once: true });
      });
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }
}
