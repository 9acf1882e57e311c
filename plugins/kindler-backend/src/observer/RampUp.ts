/** Number of observers started at once before a pause; at most 200 a second. */
const BATCH = 20;
const PAUSE_MS = 100;
/** A pause grows by so many times what this process was late. */
const PATIENCE = 2;
const LONGEST_PAUSE_MS = 3000;

/** Something that can be started. */
export interface Startable {
  start(): void;
}

/**
 * Starts many observers gradually, and more slowly while this process is too busy to keep up. If thousands of sources
 * were asked at the same moment, all answers would be late together, and all sources would be asked again together.
 */
export class RampUp {
  readonly #waiting: Startable[];
  #timer: NodeJS.Timeout | undefined;

  constructor(all: readonly Startable[]) {
    this.#waiting = [...all];
  }

  /** Starts the first batch now and the others soon. */
  begin(): void {
    this.#waiting.splice(0, BATCH).forEach(observer => observer.start());
    this.#wait(PAUSE_MS, lateMs => {
      const patience = Math.min(PATIENCE * lateMs, LONGEST_PAUSE_MS);
      this.#wait(patience, () => this.begin());
    });
  }

  /** Leaves the rest unstarted. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#waiting.length = 0;
  }

  #wait(pauseMs: number, then: (lateMs: number) => void) {
    if (this.#waiting.length === 0) {
      return;
    }
    const due = performance.now() + pauseMs;
    const end = () => then(Math.max(0, performance.now() - due));
    this.#timer = setTimeout(end, pauseMs);
    this.#timer.unref();
  }
}
