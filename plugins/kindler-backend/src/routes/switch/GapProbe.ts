import { setTimeout as delay } from 'node:timers/promises';
import {
  withDeadline,
  word,
  wordedError,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import { readSqlFacts, type SqlFacts } from '../../postgres';

const PAUSE_MS = 20;
const TIMEOUT_MS = 1000;

/**
 * Queries through a route's listener like a client, with a new connection each time, and measures the longest time
 * between two useful answers. An answer is useful if it serves the route's intent.
 */
export class GapProbe {
  readonly #route: RouteConfig;
  readonly #stop = new AbortController();
  #lastUseful?: number;
  #gapMs = 0;
  #loop?: Promise<void>;
  #waiters: Array<{
    accept(facts: SqlFacts): boolean;
    resolve(facts: SqlFacts): void;
  }> = [];

  static start(route: RouteConfig) {
    const probe = new GapProbe(route);
    probe.#loop = probe.#run();
    return probe;
  }

  private constructor(route: RouteConfig) {
    this.#route = route;
  }

  /** Resolves with the first useful answer from now on that `accept` accepts. Rejects after `timeoutMs`. */
  async waitFor(
    accept: (facts: SqlFacts) => boolean,
    timeoutMs: number,
  ): Promise<SqlFacts> {
    const answer = new Promise<SqlFacts>(resolve =>
      this.#waiters.push({ accept, resolve }),
    );
    const seconds = timeoutMs / 1000;
    return withDeadline(() => answer, {
      ms: timeoutMs,
      late: () => wordedError(Error, word('switch-no-answer', { seconds })),
    });
  }

  /** Ends the probe. Returns the longest gap in milliseconds, or undefined if there were fewer than two useful answers. */
  async stop(): Promise<number | undefined> {
    this.#stop.abort();
    await this.#loop;
    return this.#gapMs > 0 ? Math.round(this.#gapMs) : undefined;
  }

  async #run(): Promise<void> {
    const { listener, verify, intent } = this.#route;
    while (verify && !this.#stop.signal.aborted) {
      try {
        const facts = await readSqlFacts({
          ...listener,
          ...verify,
          timeoutMs: TIMEOUT_MS,
        });
        if (intent === 'read-only' || !facts.inRecovery) {
          this.#useful(facts);
        }
      } catch {
        // Refused and cut connections make up the gap.
      }
      await delay(PAUSE_MS, undefined, { signal: this.#stop.signal }).catch(
        () => {},
      );
    }
  }

  #useful(facts: SqlFacts): void {
    const now = performance.now();
    if (this.#lastUseful !== undefined) {
      this.#gapMs = Math.max(this.#gapMs, now - this.#lastUseful);
    }
    this.#lastUseful = now;
    this.#waiters = this.#waiters.filter(waiter => {
      const done = waiter.accept(facts);
      if (done) {
        waiter.resolve(facts);
      }
      return !done;
    });
  }
}
