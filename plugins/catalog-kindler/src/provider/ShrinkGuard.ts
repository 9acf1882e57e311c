const FEW = 3;

/**
 * Holds back a removal that looks like a broken source: everything, or more than half of what there was.
 *
 * @remarks
 * An empty answer never removes anything; what has vanished for good is told by events one by one. An answer that lacks
 * more than half, and more than three, removes only when the next reading gives the very same names.
 */
export class ShrinkGuard {
  #held: string | undefined;

  /**
   * Why nothing must be removed now, or undefined.
   *
   * @param known - how many there were
   * @param removals - how many of them would be removed
   * @param names - names in the answer
   */
  objection(
    known: number,
    removals: number,
    names: string[],
  ): string | undefined {
    if (removals === 0) {
      this.#held = undefined;
      return undefined;
    }
    if (names.length === 0) {
      this.#held = undefined;
      return `the answer is empty while the catalog has ${known}`;
    }
    if (removals <= FEW || removals * 2 <= known) {
      this.#held = undefined;
      return undefined;
    }
    const fingerprint = [...names].sort().join('\n');
    if (this.#held === fingerprint) {
      this.#held = undefined;
      return undefined;
    }
    this.#held = fingerprint;
    return `the answer lacks ${removals} of ${known}; they go when the next reading says the same`;
  }
}
