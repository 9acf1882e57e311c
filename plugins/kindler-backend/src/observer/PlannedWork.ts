/**
 * Repeats a piece of work, never twice at the same time. It runs when it is planned, or earlier if somebody waits for
 * it. The work plans its next run itself and must not reject.
 */
export class PlannedWork {
  readonly #work: () => Promise<void>;
  #planned = Infinity;
  #wanted = Infinity;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #waiting: Array<() => void> = [];
  #isOver = false;

  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Plans the next run for this time of `performance.now()`, in place of any earlier plan; never for `Infinity`. */
  plan(at: number): void {
    this.#planned = at;
    this.#arm();
  }

  /** Waits for a run that starts after this call. It starts at this time at the latest. */
  async doBy(at: number): Promise<void> {
    if (!this.#isOver) {
      await new Promise<void>(resolve => {
        this.#waiting.push(resolve);
        this.#wanted = Math.min(this.#wanted, at);
        this.#arm();
      });
    }
  }

  /** Cancels the plan and waits for the current run. */
  async stop(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#timer);
    await this.#running;
    this.#waiting.splice(0).forEach(resolve => resolve());
  }

  #arm() {
    const at = Math.min(this.#planned, this.#wanted);
    if (this.#running || this.#isOver) {
      return;
    }
    clearTimeout(this.#timer);
    if (at === Infinity) {
      return;
    }
    const delay = Math.max(0, at - performance.now());
    this.#timer = setTimeout(() => this.#begin(), delay);
    this.#timer.unref();
  }

  #begin() {
    const waiting = this.#waiting.splice(0);
    this.#planned = Infinity;
    this.#wanted = Infinity;
    this.#running = this.#work().finally(() => {
      this.#running = undefined;
      waiting.forEach(resolve => resolve());
      this.#arm();
    });
  }
}
