import type { PatroniClient } from '../patroni';
import { slowFactsKey, type SlowFacts } from './observationKeys';
import type { ObservationStore } from './ObservationStore';
import { SourceObserver } from './SourceObserver';
import { sourceId } from '../model/SourceId';

const INTERVAL_MS = 60_000;
const FAILING_MS = 5_000;
/** A promotion is recorded some seconds after the lock has moved. */
const HURRIED_TIMES = 4;

export interface SlowFactsObserverOptions {
  database: string;
  patroni: PatroniClient;
  store: ObservationStore;
  /** Base URLs of the nodes, the most trusted first. */
  bases: () => string[];
}

/**
 * Reads facts that change rarely, i.e. the history and the settings, from one node. It does so once a minute, and when
 * the leader or the timeline has changed.
 */
export class SlowFactsObserver {
  readonly #options: SlowFactsObserverOptions;
  readonly #source: SourceObserver<SlowFacts>;
  #target = '';
  #dueAt = 0;
  #hurried = 0;

  constructor(options: SlowFactsObserverOptions) {
    this.#options = options;
    const { database, store } = options;
    this.#source = new SourceObserver({
      key: slowFactsKey(database),
      store,
      pace: { intervalMs: FAILING_MS, slowestMs: FAILING_MS },
      isDue: () =>
        performance.now() >= this.#dueAt && options.bases().length > 0,
      source: () => ({
        ...sourceId.patroniRest(database),
        target: this.#target,
      }),
      read: signal => this.#read(signal),
    });
  }

  start(): void {
    this.#source.start();
  }

  pause(): void {
    void this.#source.pause();
  }

  stop(): Promise<void> {
    return this.#source.stop();
  }

  /** The leader or timeline has changed, so the history will soon have a new entry. */
  hurry(): void {
    this.#dueAt = 0;
    this.#hurried = HURRIED_TIMES;
  }

  /** Tries the next node on a fault. The nodes' own sources report the faults. */
  async #read(signal: AbortSignal): Promise<SlowFacts> {
    const { patroni, bases } = this.#options;
    let fault: unknown;
    for (const base of bases()) {
      try {
        this.#target = base;
        const history = await patroni.getHistory(base, signal);
        const settings = await patroni.getSettings(base, signal);
        this.#hurried = Math.max(0, this.#hurried - 1);
        this.#dueAt = this.#hurried > 0 ? 0 : performance.now() + INTERVAL_MS;
        return { history, settings };
      } catch (error) {
        fault = error;
      }
    }
    throw fault;
  }
}
