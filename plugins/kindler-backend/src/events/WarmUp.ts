import type { Database } from '@kindler/backstage-plugin-kindler-common';

/** A problem of some seconds shows itself within this time. Whatever shows itself by then is not a change. */
const SETTLED_MS = 20_000;
/** Sources that have not even failed by then are not waited for. */
const PATIENCE_MS = 60_000;
/** Clusters are evaluated about once a second. If none was for this long, the process was stopped or asleep. */
const PAUSE_MS = 10_000;
/** A cluster that was taken over was followed before, so its sources are waited for no longer than that. */
const TAKEN_OVER_MS = 10_000;

/**
 * Holds back clusters that were not observed for long enough since the start, or since the process resumed after a
 * pause. Until then their state is the old one, or based on few answers. A comparison with the past would report
 * changes that never happened.
 */
export class WarmUp<Past> {
  readonly #tell: (database: Database, past: Past) => void;
  /** Time since which sources are asked without a pause, in milliseconds since the epoch. */
  #startedAt: number;
  #lookedAt = 0;
  /** When each cluster was first seen, in milliseconds since the epoch. */
  readonly #began = new Map<string, number>();
  /** When each cluster was taken over from another backend. */
  readonly #takenOver = new Map<string, number>();
  readonly #over = new Set<string>();

  /** Calls `tell` with the current state and the past of a cluster once it is warm. */
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

  /** Takes a cluster that may not have changed since it was first seen. */
  onLook(database: Database, past: Past, now = Date.now()): void {
    this.#noticePause(now);
    if (!this.#over.has(database.name)) {
      this.onDatabase(database, past, now);
    }
  }

  /** Holds back a cluster that this backend asks from now on, until it has asked. */
  takeOver(name: string, now = Date.now()): void {
    this.#takenOver.set(name, now);
    this.#over.delete(name);
  }

  /** Forgets a cluster that is gone for good. */
  forget(name: string): void {
    this.#began.delete(name);
    this.#takenOver.delete(name);
    this.#over.delete(name);
  }

  /** Without any cluster nothing is evaluated, which is not a pause. */
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
    const takenOver = this.#takenOver.get(name);
    const askedSince = takenOver ?? this.#startedAt;
    const asked = sources.every(({ observedAt, failingSince }) =>
      [observedAt, failingSince].some(
        time => time !== undefined && Date.parse(time) >= askedSince,
      ),
    );
    const settled = verdict === 'ok' || now - began >= SETTLED_MS;
    const isLate =
      takenOver === undefined
        ? now - began >= PATIENCE_MS
        : settled && now - takenOver >= TAKEN_OVER_MS;
    if ((asked && settled) || isLate) {
      this.#over.add(name);
      this.#takenOver.delete(name);
    }
    return this.#over.has(name);
  }
}
