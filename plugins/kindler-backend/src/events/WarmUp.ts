import type { Database } from '@kindler/backstage-plugin-kindler-common';

/** What is wrong for some seconds shows itself within this time; what shows itself by then is no change. */
const SETTLED_MS = 20_000;
/** Sources that have not even failed by then are not waited for. */
const PATIENCE_MS = 60_000;
/** Clusters are looked at about once a second. Where nobody did for so long, the process was stopped or slept. */
const PAUSE_MS = 10_000;

/**
 * Keeps clusters back that were not looked at for long enough since the start, or since the process went on after a
 * pause: until then their state is what was known before, or what little was asked yet. Comparing that with the past
 * would report changes that never happened.
 */
export class WarmUp<Past> {
  readonly #tell: (database: Database, past: Past) => void;
  /** What was asked since then was asked without a pause. In milliseconds since the epoch. */
  #startedAt: number;
  #lookedAt = 0;
  /** When each cluster came into sight, in milliseconds since the epoch. */
  readonly #began = new Map<string, number>();
  readonly #over = new Set<string>();

  /** `tell` is called with a cluster as it is now, and with its past, once it is warm. */
  constructor(
    tell: (database: Database, past: Past) => void,
    startedAt = Date.now(),
  ) {
    this.#tell = tell;
    this.#startedAt = startedAt;
  }

  /** Takes a cluster that changed. */
  onDatabase(database: Database, past: Past, now = Date.now()): void {
    this.#noticePause(now);
    if (this.#isOver(database, now)) {
      this.#tell(database, past);
    }
  }

  /** Takes a cluster that may not have changed since it came into sight. */
  onLook(database: Database, past: Past, now = Date.now()): void {
    this.#noticePause(now);
    if (!this.#over.has(database.name)) {
      this.onDatabase(database, past, now);
    }
  }

  /** A cluster is gone for good. */
  forget(name: string): void {
    this.#began.delete(name);
    this.#over.delete(name);
  }

  /** Without a cluster nobody looks, and that is no pause. */
  #noticePause(now: number) {
    if (this.#began.size > 0 && now - this.#lookedAt > PAUSE_MS) {
      this.#startedAt = now;
      this.#began.clear();
      this.#over.clear();
    }
    this.#lookedAt = now;
  }

  #isOver({ name, verdict, sources }: Database, now: number): boolean {
    if (this.#over.has(name)) {
      return true;
    }
    const began = this.#began.get(name) ?? now;
    this.#began.set(name, began);
    const asked = sources.every(({ observedAt, failingSince }) =>
      [observedAt, failingSince].some(
        time => time !== undefined && Date.parse(time) >= this.#startedAt,
      ),
    );
    const settled = verdict === 'ok' || now - began >= SETTLED_MS;
    if ((asked && settled) || now - began >= PATIENCE_MS) {
      this.#over.add(name);
    }
    return this.#over.has(name);
  }
}
