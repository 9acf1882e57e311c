import { createHmac } from 'node:crypto';
import type { KindlerSignal } from '@kindler/backstage-plugin-kindler-common';

type Topic = KindlerSignal['topic'];

/** Ids do not reveal to what they belong. */
const TOLD_BY_ID: readonly Topic[] = ['operation', 'incident'];
const MAX_KNOWN = 100_000;

/**
 * The marks by which signals refer to things. Everybody receives signals, so they carry no names. Whoever got an answer
 * about a thing knows its mark. Nobody else can tell to what a mark belongs, or whether a thing of some name exists.
 */
export class SignalMarks {
  readonly #key: string;
  readonly #known = new Map<string, string>();

  constructor(key: string) {
    this.#key = key;
  }

  of(topic: Topic, name: string): string {
    if (TOLD_BY_ID.includes(topic)) {
      return name;
    }
    const thing = `${topic} ${name}`;
    let mark = this.#known.get(thing);
    if (!mark) {
      const hash = createHmac('sha256', this.#key).update(thing);
      mark = hash.digest('base64url').slice(0, 16);
      if (this.#known.size >= MAX_KNOWN) {
        this.#known.clear();
      }
      this.#known.set(thing, mark);
    }
    return mark;
  }
}
