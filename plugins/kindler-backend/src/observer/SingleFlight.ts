/** Runs a piece of work, never twice at the same time. The work must not reject. */
export class SingleFlight<T> {
  readonly #work: () => Promise<T>;
  #running: Promise<T> | undefined;
  #next: Promise<T> | undefined;

  constructor(work: () => Promise<T>) {
    this.#work = work;
  }

  /** Returns the result of a run that starts after this call. */
  run(): Promise<T> {
    if (!this.#running) {
      return this.#begin();
    }
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return this.#begin();
    });
    return this.#next;
  }

  /** Waits for the current run. */
  async settle(): Promise<void> {
    await (this.#next ?? this.#running);
  }

  #begin(): Promise<T> {
    const running = this.#work().finally(() => {
      this.#running = undefined;
    });
    this.#running = running;
    return running;
  }
}
