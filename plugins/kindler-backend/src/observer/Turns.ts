/**
 * Works through many in turn, for no longer than a while at once. Those that are left come first the next time, so that
 * none is forgotten however much there is to do.
 */
export class Turns {
  #next = 0;

  /** @param budgetMs - after so long the rest waits for the next call */
  take<T>(all: readonly T[], budgetMs: number, work: (each: T) => void): void {
    const end = performance.now() + budgetMs;
    for (let done = 0; done < all.length; done += 1) {
      this.#next %= all.length;
      work(all[this.#next]);
      this.#next += 1;
      if (performance.now() >= end) {
        return;
      }
    }
  }
}
