import type { Database } from '@kindler/backstage-plugin-kindler-common';

/** What is wrong for some seconds shows itself within this time; what shows itself by then is no change. */
const SETTLED_MS = 20_000;
/** Sources that have not even failed by then are not waited for. */
const PATIENCE_MS = 60_000;

/**
 * Tells when a cluster was looked at for long enough since the start: before that its state is what was known before,
 * or what little has been asked yet, and compared with the past it would show changes that never were.
 */
export class FirstSight {
  /** When each cluster came into sight, in milliseconds since the epoch. */
  readonly #began = new Map<string, number>();
  readonly #over = new Set<string>();

  static create() {
    return new FirstSight();
  }

  /** Whether it was over already when it was asked for last. */
  has(name: string): boolean {
    return this.#over.has(name);
  }

  isOver(database: Database, now: number): boolean {
    const { name, verdict, sources } = database;
    if (this.#over.has(name)) {
      return true;
    }
    const began = this.#began.get(name) ?? now;
    this.#began.set(name, began);
    const asked = sources.every(({ observedAt, failingSince }) =>
      [observedAt, failingSince].some(
        time => time !== undefined && Date.parse(time) >= began,
      ),
    );
    const settled = verdict === 'ok' || now - began >= SETTLED_MS;
    if ((asked && settled) || now - began >= PATIENCE_MS) {
      this.#over.add(name);
    }
    return this.#over.has(name);
  }
}
