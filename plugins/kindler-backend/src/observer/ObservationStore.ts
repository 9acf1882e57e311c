import type { Reading } from '../model/Reading';

/** Identifies a question to a source, or a value that combines several. The type parameter is the type of the answer. */
export type ObservationKey<T> = string & { readonly answer?: T };

/** A source's answer or failure. */
export interface Observation<T = unknown> {
  key: ObservationKey<T>;
  /** Undefined if there is nothing left to observe. */
  reading: Reading<T> | undefined;
  /** The previous reading. */
  before: Reading<T> | undefined;
  /** Response time in milliseconds, if the source was asked. */
  tookMs?: number;
}

export type Listener<T = unknown> = (observation: Observation<T>) => void;

/**
 * The last reading of each question. Observers write here and listeners subscribe. Neither knows the other, so readings
 * may also come from another process.
 */
export class ObservationStore {
  readonly #readings = new Map<string, Reading<unknown>>();
  readonly #listeners = new Map<string, readonly Listener[]>();
  readonly #allListeners = new Set<Listener>();

  get<T>(key: ObservationKey<T>): Reading<T> | undefined {
    return this.#readings.get(key) as Reading<T> | undefined;
  }

  /** Everything that is known. */
  entries(): Iterable<[ObservationKey<unknown>, Reading<unknown>]> {
    return this.#readings;
  }

  put<T>(key: ObservationKey<T>, reading: Reading<T>, tookMs?: number): void {
    const before = this.get(key);
    this.#readings.set(key, reading);
    this.#tell({ key, reading, before, tookMs });
  }

  /** Sets what is known before anything was asked. Listeners are not notified. */
  seed<T>(key: ObservationKey<T>, reading: Reading<T>): void {
    this.#readings.set(key, reading);
  }

  remove(key: ObservationKey<unknown>): void {
    const before = this.get(key);
    if (this.#readings.delete(key)) {
      this.#tell({ key, reading: undefined, before });
    }
  }

  /** Calls the listener with each future reading of one key. Returns a function that unsubscribes. */
  subscribe<T>(key: ObservationKey<T>, listener: Listener<T>): () => void {
    const all = this.#listeners.get(key) ?? [];
    this.#listeners.set(key, [...all, listener as Listener]);
    return () => this.#unsubscribe(key, listener as Listener);
  }

  /** Subscribes, and calls the listener at once if a reading is known. */
  follow<T>(
    key: ObservationKey<T>,
    listener: (reading: Reading<T> | undefined) => void,
  ): () => void {
    const known = this.get(key);
    if (known) {
      listener(known);
    }
    return this.subscribe(key, ({ reading }) => listener(reading));
  }

  /** Calls the listener with the future readings of all keys. */
  subscribeAll(listener: Listener): () => void {
    this.#allListeners.add(listener);
    return () => this.#allListeners.delete(listener);
  }

  #unsubscribe(key: string, listener: Listener) {
    const others = this.#listeners.get(key)?.filter(each => each !== listener);
    if (others && others.length > 0) {
      this.#listeners.set(key, others);
    } else {
      this.#listeners.delete(key);
    }
  }

  #tell(observation: Observation) {
    this.#listeners.get(observation.key)?.forEach(each => each(observation));
    this.#allListeners.forEach(each => each(observation));
  }
}
