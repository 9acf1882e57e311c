import type { Reading } from '../model/Reading';

/** A reading of the backend that asks, as it is told to the others. */
export interface Told {
  key: string;
  /** Counts the different values of a key. */
  version: number;
  reading: Reading<unknown>;
  /** When it was noted, on the clock of the backend that asked. */
  at: number;
}

/** The same value came again. */
export type ToldAgain = Pick<Told, 'key' | 'version'> & { observedAt: number };

/** A thing through which an operation may move clients. */
export interface Move {
  kind: string;
  name: string;
}

/** What one backend was answered, and what it did, since its last batch. */
export interface Batch {
  /** Milliseconds by which its clock is ahead of that of the plugin database. */
  clockOffset: number;
  news: Told[];
  same: ToldAgain[];
  /** What its operations work on, so that whoever probes the clients there looks closely. */
  moves: Move[];
}

/** Where readings are kept: those of this backend and those of the others. */
export interface Readings {
  get(key: string): Reading<unknown> | undefined;
  put(key: string, reading: Reading<unknown>): void;
  entries(): Iterable<[string, Reading<unknown>]>;
  /** Returns a function that unsubscribes. */
  subscribeAll(
    listener: (observation: {
      key: string;
      reading: Reading<unknown> | undefined;
    }) => void,
  ): () => void;
}
