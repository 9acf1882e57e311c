import { toError } from '@backstage/errors';
import { toKnown } from '../toKnown';
import type { EnvironmentInspector } from './EnvironmentInspector';
import type { DueEnvironment, SightingTable } from './SightingTable';

const EVERY_MS = 60_000;
const TURN_MS = 5_000;
const CONCURRENCY = 4;

export interface ObserveLoopOptions {
  table: Pick<SightingTable, 'claimDue' | 'saveSighting' | 'saveFault'>;
  inspector: Pick<EnvironmentInspector, 'look'>;
  /** Providers whose environments are looked at here. */
  kinds: string[];
  /** Told of an environment that was seen to be otherwise than before. */
  onChange(name: string): Promise<void>;
  everyMs?: number;
}

/**
 * Looks at every environment about once a minute, whatever the number of backends: whoever takes one puts off its next
 * look in the same breath, by a time that differs from one to the next. Each provider has its own few places, so that one
 * that hangs or fails holds up nobody else's environments; of those that it fails at, what was seen last stays.
 */
export class ObserveLoop {
  readonly #options: ObserveLoopOptions;
  /** How many are looked at, or about to be, by provider. */
  readonly #busy = new Map<string, number>();
  readonly #looks = new Set<Promise<void>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #over = new AbortController();

  constructor(options: ObserveLoopOptions) {
    this.#options = options;
  }

  start(): void {
    for (const kind of this.#options.kinds) {
      this.#wait(kind);
    }
  }

  async stop(): Promise<void> {
    this.#over.abort();
    this.#timers.forEach(timer => clearTimeout(timer));
    await Promise.all(this.#looks);
  }

  /**
   * Takes what is due of a provider, as far as it has places, and looks at it; resolves when all of that is done. While
   * the Kindler database is away nobody is looked at; whoever watches that has said so.
   */
  async turn(kind: string): Promise<void> {
    const { table, everyMs = EVERY_MS } = this.#options;
    const places = CONCURRENCY - (this.#busy.get(kind) ?? 0);
    if (places <= 0) {
      return;
    }
    this.#free(kind, -places);
    const due = await table
      .claimDue(kind, places, everyMs)
      .catch((): DueEnvironment[] => []);
    this.#free(kind, places - due.length);
    await Promise.all(
      due.map(each => {
        const look = this.#look(each).finally(() => {
          this.#free(kind, 1);
          this.#looks.delete(look);
        });
        this.#looks.add(look);
        return look;
      }),
    );
  }

  #free(kind: string, places: number): void {
    this.#busy.set(kind, (this.#busy.get(kind) ?? 0) - places);
  }

  #wait(kind: string): void {
    const timer = setTimeout(() => {
      void this.turn(kind);
      this.#wait(kind);
    }, TURN_MS * (0.5 + Math.random()));
    timer.unref();
    this.#timers.set(kind, timer);
  }

  async #look(due: DueEnvironment): Promise<void> {
    const { table, inspector, onChange } = this.#options;
    const { signal } = this.#over;
    try {
      const isNews = await inspector
        .look(toKnown(due.environment), signal)
        .then(
          seen => table.saveSighting(due, seen),
          error =>
            !signal.aborted && table.saveFault(due, toError(error).message),
        );
      if (isNews) {
        await onChange(due.environment.name);
      }
    } catch {
      // The Kindler database went away: whoever takes this environment next looks again.
    }
  }
}
