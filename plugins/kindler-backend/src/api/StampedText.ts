import { createHash } from 'node:crypto';

/** Digits of a time that readers of the same text may differ in: answers within 10 ms share one text. */
const SHARED_DIGITS = '0Z'.length;

/** The JSON of an object that stays the same for a while, ended with the time of each answer. */
export class StampedText {
  readonly #start: Buffer;
  #last: { time: string; text: Buffer } | undefined;

  /** @param content - anything but empty */
  constructor(content: object) {
    this.#start = Buffer.from(JSON.stringify(content).slice(0, -1));
  }

  /** SHA-256 of everything but the time, as base64url. */
  get digest(): string {
    return createHash('sha256').update(this.#start).digest('base64url');
  }

  /** Returns the text with a time of at most 10 ms before `now`. */
  at(now: string): Buffer {
    const time = now.slice(0, -SHARED_DIGITS);
    if (this.#last?.time !== time) {
      const end = Buffer.from(`,"now":"${now}"}`);
      this.#last = { time, text: Buffer.concat([this.#start, end]) };
    }
    return this.#last.text;
  }
}
