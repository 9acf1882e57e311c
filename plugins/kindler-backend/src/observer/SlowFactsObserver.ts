import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import type { PatroniHistoryEntry } from '../model/patroni/PatroniHistoryEntry';
import type { PatroniSettings } from '../model/patroni/PatroniSettings';
import { answered, type Reading } from '../model/Reading';
import type { PatroniClient } from '../patroni';
import { Poller } from './Poller';

const INTERVAL_MS = 60_000;
const FAILING_MS = 5_000;
/** A promotion is recorded some seconds after the lock moved. */
const HURRIED_TIMES = 4;

export interface SlowFactsOptions {
  /** Id of the source that the readings name. */
  source: string;
  patroni: PatroniClient;
  /** Base URLs of the nodes, the most trusted first. */
  bases: () => string[];
  onFacts: (facts: Pick<ClusterSnapshot, 'settings' | 'history'>) => void;
}

/**
 * Reads what changes rarely, the history and the settings, from one node: once a minute, and when the leader or the
 * timeline changed.
 */
export class SlowFacts {
  readonly #options: SlowFactsOptions;
  readonly #poller: Poller;
  #dueAt = 0;
  #hurried = 0;

  static create(options: SlowFactsOptions) {
    return new SlowFacts(options);
  }

  private constructor(options: SlowFactsOptions) {
    this.#options = options;
    this.#poller = Poller.create({
      intervalMs: FAILING_MS,
      slowestMs: FAILING_MS,
      ask: signal => this.#askWhenDue(signal),
    });
  }

  start(): void {
    this.#poller.start();
  }

  stop(): Promise<void> {
    return this.#poller.stop();
  }

  /** The leader or timeline changed: the history has a new entry soon. */
  hurry(): void {
    this.#dueAt = 0;
    this.#hurried = HURRIED_TIMES;
  }

  async #askWhenDue(signal: AbortSignal): Promise<boolean> {
    if (performance.now() < this.#dueAt) {
      return true;
    }
    for (const base of this.#options.bases()) {
      if (await this.#askNode(base, signal)) {
        this.#hurried = Math.max(0, this.#hurried - 1);
        this.#dueAt = this.#hurried > 0 ? 0 : performance.now() + INTERVAL_MS;
        return true;
      }
    }
    return true;
  }

  async #askNode(base: string, signal: AbortSignal): Promise<boolean> {
    const { patroni, source, onFacts } = this.#options;
    try {
      const history = await patroni.getHistory(base, signal);
      const settings = await patroni.getSettings(base, signal);
      const reading = {
        source: { id: source, kind: 'patroni-rest' as const, target: base },
      };
      const now = Date.now();
      onFacts({
        history: answered<PatroniHistoryEntry[]>(reading, history, now),
        settings: answered<PatroniSettings>(
          reading as Reading<PatroniSettings>,
          settings,
          now,
        ),
      });
      return true;
    } catch {
      // The node's own source tells its fault; here only the next node is tried.
      return false;
    }
  }
}
