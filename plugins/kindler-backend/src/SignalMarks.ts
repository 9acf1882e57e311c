import { createHmac } from 'node:crypto';
import type { KindlerSignal } from '@kindler/backstage-plugin-kindler-common';

type Topic = KindlerSignal['topic'];

/** Ids say nothing of what they are of. */
const TOLD_BY_ID: readonly Topic[] = ['operation', 'incident'];
const MAX_KNOWN = 100_000;

/**
 * What signals call things. Everybody hears signals, so no name is in them: who was told of a thing knows its mark, and
 * nobody else can tell of which thing a mark is, or whether there is a thing of some name.
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
