/**
 * Does one piece of work again and again, never twice at the same time: when it is planned, or sooner when somebody waits
 * for it. The work plans the next time itself, and must not reject.
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

  /** Does it next at this moment of `performance.now()`, whatever was planned before. */
  plan(at: number): void {
    this.#planned = at;
    this.#arm();
  }

  /** Waits for the end of work that begins after this call, and at this moment at the latest. */
  async doBy(at: number): Promise<void> {
    if (!this.#isOver) {
      await new Promise<void>(resolve => {
        this.#waiting.push(resolve);
        this.#wanted = Math.min(this.#wanted, at);
        this.#arm();
      });
    }
  }

  /** Plans nothing more, and waits for what is under way. */
  async stop(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#timer);
    await this.#running;
    this.#waiting.splice(0).forEach(resolve => resolve());
  }

  #arm() {
    const at = Math.min(this.#planned, this.#wanted);
    if (this.#running || this.#isOver || at === Infinity) {
      return;
    }
    clearTimeout(this.#timer);
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
