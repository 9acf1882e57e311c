/**
 * Finds the next place of a character, asked for positions that only grow. Each stretch of the text is searched once,
 * however many rows lie between two places.
 */
export class NextOf {
  readonly #text: string;
  readonly #character: string;
  #found = -1;
  /** How many searches there were. */
  searches = 0;

  constructor(text: string, character: string) {
    this.#text = text;
    this.#character = character;
  }

  /** The first place at or after a position; the length of the text where there is none. */
  from(position: number): number {
    if (this.#found < position) {
      this.searches += 1;
      const found = this.#text.indexOf(this.#character, position);
      this.#found = found === -1 ? this.#text.length : found;
    }
    return this.#found;
  }
}
