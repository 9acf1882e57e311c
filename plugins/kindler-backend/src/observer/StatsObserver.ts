import type { ObserverConfig } from '../config';
import { classifyError } from '../model/fault';
import type { GatewayStats } from '../model/haproxy/parseStats';
import { answered, failed, type Reading, type Source } from '../model/Reading';
import type { Answer } from './ObserverMetrics';
import { Poller } from './Poller';
import { slowestMs } from './timing';

export interface StatsObserverOptions {
  source: Source;
  read: (signal: AbortSignal) => Promise<GatewayStats>;
  settings: ObserverConfig;
  /** Called after each question with how long it took. */
  onAnswer?: (answer: Answer) => void;
  /** Called after each answer or fault. */
  onReading: () => void;
}

/** Reads the statistics of one source again and again. */
export class StatsObserver {
  readonly #options: StatsObserverOptions;
  readonly #poller: Poller;
  #reading: Reading<GatewayStats>;

  static create(options: StatsObserverOptions) {
    return new StatsObserver(options);
  }

  private constructor(options: StatsObserverOptions) {
    this.#options = options;
    this.#reading = { source: options.source };
    this.#poller = Poller.create({
      intervalMs: options.settings.intervalMs,
      slowestMs: slowestMs(options.settings),
      ask: signal => this.#ask(signal),
    });
  }

  get reading(): Reading<GatewayStats> {
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

  restore(value: GatewayStats, observedAt: number): void {
    this.#reading = { ...this.#reading, value, observedAt };
    this.#options.onReading();
  }

  async #ask(signal: AbortSignal): Promise<boolean> {
    const { source, read, onReading, onAnswer } = this.#options;
    const started = performance.now();
    let next: Reading<GatewayStats>;
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
