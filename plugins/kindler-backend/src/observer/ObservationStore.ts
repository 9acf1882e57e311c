import type { Reading } from '../model/Reading';

/** Names a question to a source, or what is put together from several; the type is that of its answers. */
export type ObservationKey<T> = string & { readonly answer?: T };

/** What a source answered, or that it failed. */
export interface Observation<T = unknown> {
  key: ObservationKey<T>;
  /** Undefined when there is nothing to observe any more. */
  reading: Reading<T> | undefined;
  /** What was known before. */
  before: Reading<T> | undefined;
  /** Milliseconds that the source took to answer, where it was asked. */
  tookMs?: number;
}

export type Listener<T = unknown> = (observation: Observation<T>) => void;

/**
 * The last reading of each question. Who asks writes here, and who wants to know subscribes: neither knows the other, so
 * that readings may come from elsewhere than from this process.
 */
export class ObservationStore {
  readonly #readings = new Map<string, Reading<unknown>>();
  readonly #listeners = new Map<string, readonly Listener[]>();
  readonly #allListeners = new Set<Listener>();

  get<T>(key: ObservationKey<T>): Reading<T> | undefined {
    return this.#readings.get(key) as Reading<T> | undefined;
  }

  put<T>(key: ObservationKey<T>, reading: Reading<T>, tookMs?: number): void {
    const before = this.get(key);
    this.#readings.set(key, reading);
    this.#tell({ key, reading, before, tookMs });
  }

  /** What is known before anybody was asked; nobody is told of it. */
  seed<T>(key: ObservationKey<T>, reading: Reading<T>): void {
    this.#readings.set(key, reading);
  }

  remove(key: ObservationKey<unknown>): void {
    const before = this.get(key);
    if (this.#readings.delete(key)) {
      this.#tell({ key, reading: undefined, before });
    }
  }

  /** Calls back with each reading of one key from now on. Gives what ends that. */
  subscribe<T>(key: ObservationKey<T>, listener: Listener<T>): () => void {
    const all = this.#listeners.get(key) ?? [];
    this.#listeners.set(key, [...all, listener as Listener]);
    return () => this.#unsubscribe(key, listener as Listener);
  }

  /** The same, and at once with what is known already. */
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

  /** Calls back with the readings of all keys from now on. */
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
