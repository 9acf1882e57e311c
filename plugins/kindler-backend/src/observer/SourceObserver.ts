import { classifyError } from '../model/fault';
import { answered, failed, type Reading, type Source } from '../model/Reading';
import type { ObservationKey, ObservationStore } from './ObservationStore';
import { Poller } from './Poller';

export interface SourceObserverOptions<T> {
  /** Under which its readings are stored. */
  key: ObservationKey<T>;
  /** Where the readings come from; it may be known better with each answer. */
  source: () => Source;
  read: (signal: AbortSignal) => Promise<T>;
  store: ObservationStore;
  /** How often it is asked; without it only when somebody wants to know. */
  pace?: { intervalMs: number; slowestMs: number };
  /** Whether there is something to ask now. */
  isDue?: () => boolean;
}

/** So long a source is not asked early that was well when it was. */
const FALSE_ALARM_MS = 60_000;

/** Asks one source one question again and again, and stores what it answers. Nobody else asks. */
export class SourceObserver<T> {
  readonly #options: SourceObserverOptions<T>;
  readonly #poller: Poller;
  #believesFrom = 0;

  constructor(options: SourceObserverOptions<T>) {
    this.#options = options;
    this.#poller = new Poller({
      ...options.pace,
      ask: signal => this.#ask(signal),
    });
  }

  get reading(): Reading<T> {
    const { store, key, source } = this.#options;
    return store.get(key) ?? { source: source() };
  }

  start(): void {
    this.#poller.start();
  }

  stop(): Promise<void> {
    return this.#poller.stop();
  }

  /** Asks now, and says whether there was an answer. */
  refresh(): Promise<boolean> {
    return this.#poller.askNow();
  }

  /**
   * Asks now, because something outside says that the answer may be another one. After a false alarm such a call is
   * ignored for a while: a source that closes each connection would be asked without end.
   */
  async askEarly(): Promise<void> {
    const now = performance.now();
    if (now < this.#believesFrom) {
      return;
    }
    this.#believesFrom = Infinity;
    await this.refresh();
    this.#believesFrom = this.reading.fault ? now : now + FALSE_ALARM_MS;
  }

  restore(value: T, observedAt: number): void {
    const { store, key } = this.#options;
    store.put(key, { ...this.reading, value, observedAt });
  }

  async #ask(signal: AbortSignal): Promise<boolean> {
    const { key, read, store, source, isDue } = this.#options;
    if (isDue?.() === false) {
      return true;
    }
    const started = performance.now();
    const outcome = await read(signal).then(
      value => ({ value, fault: undefined }),
      (error: unknown) => ({ fault: classifyError(error, source()) }),
    );
    if (signal.aborted) {
      return false;
    }
    const now = Date.now();
    const from = { source: source() };
    store.put(
      key,
      outcome.fault
        ? failed({ ...store.get(key), ...from }, outcome.fault, now)
        : answered(from, outcome.value, now),
      performance.now() - started,
    );
    return outcome.fault === undefined;
  }
}
