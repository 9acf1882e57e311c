import { SingleFlight } from './SingleFlight';

export interface PollerOptions {
  /** Milliseconds from the start of one question to the start of the next. If missing, only callers trigger questions. */
  intervalMs?: number;
  /** Milliseconds between two questions to a source that keeps failing. */
  slowestMs?: number;
  /** Asks once and returns whether there was an answer. Must not reject. */
  ask: (signal: AbortSignal) => Promise<boolean>;
}

/** Fraction by which pauses vary, so that sources are not asked in lockstep. */
const JITTER = 0.2;
/** Larger variation for failing sources, so that those that failed together, e.g. under overload, spread sooner. */
const FAILING_JITTER = 0.5;
/** A single lost answer proves nothing, so the source is asked again soon. */
const ONCE_MORE_MS = 300;

/**
 * Polls one source, never twice at the same time, with some jitter so that sources are not asked in lockstep. It asks
 * again soon after a first failure, and less often while the source keeps failing.
 */
export class Poller {
  readonly #options: PollerOptions;
  readonly #controller = new AbortController();
  readonly #flight = new SingleFlight(() => this.#ask());
  #timer: NodeJS.Timeout | undefined;
  #isRunning = false;
  #failures = 0;

  constructor(options: PollerOptions) {
    this.#options = options;
  }

  /** Whether it polls; otherwise only callers trigger questions. */
  get isRunning(): boolean {
    return this.#isRunning;
  }

  start(): void {
    if (!this.#isRunning) {
      this.#isRunning = true;
      const { intervalMs = 0 } = this.#options;
      this.#schedule(Math.random() * Math.min(intervalMs, 250));
    }
  }

  /** Stops polling until it is started again, and waits for a question that is under way. */
  async pause(): Promise<void> {
    this.#isRunning = false;
    clearTimeout(this.#timer);
    await this.#flight.settle();
  }

  async stop(): Promise<void> {
    this.#controller.abort();
    await this.pause();
  }

  /** Asks now and waits for a question that started after this call. Returns whether there was an answer. */
  async askNow(): Promise<boolean> {
    return this.#flight.run();
  }

  async #ask(): Promise<boolean> {
    const { signal } = this.#controller;
    if (signal.aborted) {
      return false;
    }
    clearTimeout(this.#timer);
    const started = performance.now();
    const answered = await this.#options.ask(signal);
    this.#failures = answered ? 0 : this.#failures + 1;
    this.#schedule(this.#pause() - (performance.now() - started));
    return answered;
  }

  #pause(): number {
    const { intervalMs = 0, slowestMs = 0 } = this.#options;
    if (this.#failures === 1) {
      return Math.min(ONCE_MORE_MS, intervalMs);
    }
    const backedOff = intervalMs * 1.5 ** Math.max(0, this.#failures - 2);
    const spread = this.#failures > 0 ? FAILING_JITTER : JITTER;
    const jitter = 1 - spread / 2 + Math.random() * spread;
    return Math.min(backedOff, Math.max(intervalMs, slowestMs)) * jitter;
  }

  #schedule(delay: number) {
    if (this.#options.intervalMs !== undefined && this.#isRunning) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.askNow(), Math.max(delay, 50));
      this.#timer.unref();
    }
  }
}
