import type { DatabaseConfig, ObserverConfig } from '../config';
import { PatroniClient } from '../patroni';
import type { ClusterEvaluator } from './ClusterEvaluator';
import { NodeGroup } from './NodeGroup';
import type { ObservationStore } from './ObservationStore';
import { SlowFactsObserver } from './SlowFactsObserver';

export interface DatabaseObserverOptions {
  database: DatabaseConfig;
  settings: ObserverConfig;
  store: ObservationStore;
  /** Receives the observations. */
  evaluator: ClusterEvaluator;
}

/** Asks all sources of one database cluster. */
export class DatabaseObserver {
  readonly #patroni: PatroniClient | undefined;
  readonly #nodes: NodeGroup;
  readonly #slow: SlowFactsObserver | undefined;
  readonly #evaluator: ClusterEvaluator;

  constructor(options: DatabaseObserverOptions) {
    const { database, settings, store, evaluator } = options;
    this.#evaluator = evaluator;
    this.#patroni =
      database.patroni &&
      new PatroniClient({
        tls: database.patroni.tls,
        auth: database.patroni.auth,
        timeoutMs: settings.timeoutMs,
      });
    this.#nodes = new NodeGroup({
      database,
      settings,
      store,
      patroni: this.#patroni,
      states: evaluator.states,
    });
    this.#slow =
      this.#patroni &&
      new SlowFactsObserver({
        database: database.name,
        patroni: this.#patroni,
        store,
        bases: () => this.#nodes.basesByTrust(evaluator.holder),
      });
    evaluator.subscribe({
      onDoubt: () => this.#nodes.confirm(),
      onLeader: () => this.#slow?.hurry(),
    });
  }

  start(): void {
    this.#nodes.start();
    this.#slow?.start();
  }

  pause(): void {
    this.#nodes.pause();
    this.#slow?.pause();
  }

  async stop(): Promise<void> {
    await this.#nodes.stop();
    await this.#slow?.stop();
    await this.#patroni?.close();
  }

  /** Asks all sources now. */
  async refresh(): Promise<void> {
    await this.#nodes.refresh();
    this.#evaluator.judgeNow();
  }
}
