const FIRST_MS = 500;
const LONGEST_MS = 4000;

/**
 * Returns the wait in milliseconds after each consecutive failure. It doubles each time, with jitter, so that many
 * clients do not return together.
 */
export class Backoff {
  #failures = 0;

  reset(): void {
    this.#failures = 0;
  }

  next(): number {
    const pause = Math.min(FIRST_MS * 2 ** this.#failures, LONGEST_MS);
    this.#failures += 1;
    return pause * (0.5 + Math.random() / 2);
  }
}
