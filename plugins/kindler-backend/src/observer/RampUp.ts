/** So many are started at once; then the next after a pause. About 200 a second. */
const BATCH = 20;
const PAUSE_MS = 100;

/** What can be started. */
export interface Startable {
  start(): void;
}

/**
 * Starts many observers little by little. When thousands of sources are asked in the same moment, all answers are late
 * together, and then all are asked again together.
 */
export class RampUp {
  readonly #waiting: Startable[];
  #timer: NodeJS.Timeout | undefined;

  constructor(all: readonly Startable[]) {
    this.#waiting = [...all];
  }

  /** Starts the first ones now and the others soon. */
  begin(): void {
    this.#waiting.splice(0, BATCH).forEach(observer => observer.start());
    if (this.#waiting.length > 0) {
      this.#timer = setTimeout(() => this.begin(), PAUSE_MS);
      this.#timer.unref();
    }
  }

  /** Those that were not started yet stay so. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#waiting.length = 0;
  }
}
