import { classifyError } from '../model/fault';
import { answered, failed, type Reading, type Source } from '../model/Reading';
import type { ObservationKey, ObservationStore } from './ObservationStore';
import { Poller } from './Poller';

export interface SourceObserverOptions<T> {
  /** Key under which its readings are stored. */
  key: ObservationKey<T>;
  /** The origin of the readings. It may become more precise with each answer. */
  source: () => Source;
  read: (signal: AbortSignal) => Promise<T>;
  store: ObservationStore;
  /** Polling pace. If missing, the source is asked only on request. */
  pace?: { intervalMs: number; slowestMs: number };
  /** Whether there is anything to ask now. */
  isDue?: () => boolean;
}

/** After an early question that the source answered, further early questions are ignored for this long. */
const FALSE_ALARM_MS = 60_000;

/** Asks one source one question repeatedly and stores the answers. It is the only place that asks this question. */
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

  /** Asks only on request until it is started again. */
  async pause(): Promise<void> {
    await this.#poller.pause();
  }

  stop(): Promise<void> {
    return this.#poller.stop();
  }

  /** Asks now and returns whether there was an answer. */
  refresh(): Promise<boolean> {
    return this.#poller.askNow();
  }

  /**
   * Asks now because something outside suggests that the answer has changed. After a false alarm, such calls are
   * ignored for a while, because a source that closes every connection would otherwise be asked endlessly. They are
   * ignored, too, while the source is not polled.
   */
  async askEarly(): Promise<void> {
    const now = performance.now();
    if (now < this.#believesFrom || !this.#poller.isRunning) {
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
