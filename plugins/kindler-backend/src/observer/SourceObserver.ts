import type { ObserverConfig } from '../config';
import { classifyError } from '../model/fault';
import { answered, failed, type Reading, type Source } from '../model/Reading';
import type { Answer } from './ObserverMetrics';
import { Poller } from './Poller';
import { slowestMs } from './timing';

export interface SourceObserverOptions<T> {
  source: Source;
  read: (signal: AbortSignal) => Promise<T>;
  settings: ObserverConfig;
  /** Called after each question with how long it took. */
  onAnswer?: (answer: Answer) => void;
  /** Called after each answer or fault. */
  onReading: () => void;
}

/** So long a source is not asked early that was well when it was. */
const FALSE_ALARM_MS = 60_000;

/** Asks one source the same question again and again. */
export class SourceObserver<T> {
  readonly #options: SourceObserverOptions<T>;
  readonly #poller: Poller;
  #reading: Reading<T>;
  #believesFrom = 0;

  static create<T>(options: SourceObserverOptions<T>) {
    return new SourceObserver(options);
  }

  private constructor(options: SourceObserverOptions<T>) {
    this.#options = options;
    this.#reading = { source: options.source };
    this.#poller = Poller.create({
      intervalMs: options.settings.intervalMs,
      slowestMs: slowestMs(options.settings),
      ask: signal => this.#ask(signal),
    });
  }

  get reading(): Reading<T> {
    return this.#reading;
  }

  start(): void {
    this.#poller.start();
  }

  stop(): Promise<void> {
    return this.#poller.stop();
  }

  refresh(): Promise<void> {
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
    this.#believesFrom = this.#reading.fault ? now : now + FALSE_ALARM_MS;
  }

  restore(value: T, observedAt: number): void {
    this.#reading = { ...this.#reading, value, observedAt };
    this.#options.onReading();
  }

  async #ask(signal: AbortSignal): Promise<boolean> {
    const { source, read, onReading, onAnswer } = this.#options;
    const started = performance.now();
    let next: Reading<T>;
    try {
      const value = await read(signal);
      next = answered(this.#reading, value, Date.now());
    } catch (error) {
      const fault = classifyError(error, source.id);
      next = failed(this.#reading, fault, Date.now());
    }
    if (signal.aborted) {
      return false;
    }
    this.#reading = next;
    onAnswer?.({
      kind: source.kind,
      outcome: next.fault?.kind ?? 'ok',
      ms: performance.now() - started,
    });
    onReading();
    return next.fault === undefined;
  }
}
