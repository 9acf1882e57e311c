import type { Reading } from '../model/Reading';
import type { Batch, Move, Readings } from './Batch';

/** Each value is told anew so often, so that a backend that has just joined knows everything by then. */
export const TELL_AGAIN_MS = 30_000;

interface Sent {
  value: unknown;
  isFault: boolean;
  version: number;
  at: number;
}

/** Limit on the readings of one batch. */
const MOST_AT_ONCE = 5000;

/** Collects what this backend was answered and the others do not know yet. */
export class Outbox {
  readonly #readings: Readings;
  /** What was sent, the longest ago first. */
  readonly #sent = new Map<string, Sent>();
  readonly #noted = new Map<
    string,
    { reading: Reading<unknown>; at: number }
  >();
  #moves: Move[] = [];
  #count = 0;

  constructor(readings: Readings) {
    this.#readings = readings;
  }

  note(key: string, reading: Reading<unknown>, at: number): void {
    this.#noted.set(key, { reading, at });
  }

  noteMove(move: Move): void {
    this.#moves.push(move);
  }

  /** Forgets what another backend tells from now on, and notes whatever was not told. */
  assign(isMine: (key: string) => boolean, at: number): void {
    for (const key of [...this.#sent.keys(), ...this.#noted.keys()]) {
      if (!isMine(key)) {
        this.#sent.delete(key);
        this.#noted.delete(key);
      }
    }
    for (const [key, reading] of this.#readings.entries()) {
      if (isMine(key) && !this.#sent.has(key) && !this.#noted.has(key)) {
        this.note(key, reading, at);
      }
    }
  }

  clear(): void {
    this.#sent.clear();
    this.#noted.clear();
    this.#moves = [];
  }

  /** Takes what is to be told now; undefined if there is nothing. */
  take(now: number): Omit<Batch, 'clockOffset'> | undefined {
    this.#noteOld(now);
    if (this.#noted.size === 0 && this.#moves.length === 0) {
      return undefined;
    }
    const moves = this.#moves;
    const batch: Omit<Batch, 'clockOffset'> = { news: [], same: [], moves };
    this.#moves = [];
    for (const [key, { reading, at }] of this.#noted) {
      if (batch.news.length + batch.same.length >= MOST_AT_ONCE) {
        break;
      }
      this.#noted.delete(key);
      const sent = this.#sent.get(key);
      const { value, fault, observedAt } = reading;
      const isFault = fault !== undefined;
      const isSame =
        sent?.value === value &&
        sent?.isFault === false &&
        !isFault &&
        now - sent.at < TELL_AGAIN_MS;
      if (isSame && observedAt !== undefined) {
        batch.same.push({ key, version: sent.version, observedAt });
      } else {
        this.#count += 1;
        const version = this.#count;
        this.#sent.delete(key);
        this.#sent.set(key, { value, isFault, version, at: now });
        batch.news.push({ key, version, reading, at });
      }
    }
    return batch;
  }

  #noteOld(now: number) {
    for (const [key, { at }] of this.#sent) {
      if (now - at < TELL_AGAIN_MS) {
        return;
      }
      const reading = this.#readings.get(key);
      if (!reading) {
        this.#sent.delete(key);
      } else if (!this.#noted.has(key)) {
        this.note(key, reading, at);
      }
    }
  }
}
