import {
  withDeadline,
  type Observed,
} from '@kindler/backstage-plugin-kindler-common';
import type { ResourceState } from './ResourceState';

/** Poll behind the signals, in milliseconds: it finds what a signal that was lost on its way would have told. */
export const POLL_INTERVAL = 10_000;
/** Signals that arrive within this many milliseconds after the first lead to one request. */
export const COALESCE_INTERVAL = 100;
/** Least time between the begins of two requests that signals lead to, in milliseconds. */
export const SPACING = 400;
/** First wait after a request that failed, in milliseconds; it doubles up to the poll. */
export const RETRY_INTERVAL = 1_000;
/** A request that takes longer counts as failed, in milliseconds. */
export const REQUEST_DEADLINE = 10_000;

export interface KindlerResourceOptions<T extends Observed> {
  load: () => Promise<T>;
  /** Defaults to {@link POLL_INTERVAL}. */
  pollInterval?: number;
  /** Of answers that take their time; defaults to {@link REQUEST_DEADLINE}. */
  deadline?: number;
}

type Timer = ReturnType<typeof setTimeout> | undefined;

/**
 * One resource of the API, loaded once for however many components show it. It loads while somebody subscribes: at
 * once, soon after a signal, and by a slow poll. A hidden tab loads nothing.
 *
 * @remarks
 * Signals are throttled, not debounced: the first one fixes the time of the next request, and those that follow
 * cannot move it. A signal that comes while a request is under way leads to another one, since nobody knows whether
 * the answer already holds what it tells of.
 */
export class KindlerResource<T extends Observed> {
  readonly #load: () => Promise<T>;
  readonly #pollInterval: number;
  readonly #deadline: number;
  readonly #listeners = new Set<() => void>();
  #state: ResourceState<T> = {};
  #signalTimer: Timer;
  #pollTimer: Timer;
  #startedAt = -Infinity;
  #failures = 0;
  #loading: Promise<void> | undefined;
  #again = false;

  constructor(options: KindlerResourceOptions<T>) {
    this.#load = options.load;
    this.#pollInterval = options.pollInterval ?? POLL_INTERVAL;
    this.#deadline = options.deadline ?? REQUEST_DEADLINE;
  }

  getState = (): ResourceState<T> => this.#state;

  get isWatched() {
    return this.#listeners.size > 0;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      document.addEventListener('visibilitychange', this.#onVisibility);
      if (!this.#loading) {
        this.refresh();
      }
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        document.removeEventListener('visibilitychange', this.#onVisibility);
        this.#stopTimers();
      }
    };
  };

  /** Loads soon; several calls in a row lead to one request. */
  invalidate() {
    if (this.#loading) {
      this.#again = true;
    } else if (this.#isLive) {
      const rest = this.#startedAt + SPACING - performance.now();
      this.#signalTimer ??= setTimeout(
        () => this.refresh(),
        Math.max(COALESCE_INTERVAL, rest),
      );
    }
  }

  /** Loads now, or once more after the request that is under way. */
  async refresh(): Promise<void> {
    if (this.#loading) {
      this.#again = true;
      return this.#loading;
    }
    this.#stopTimers();
    this.#startedAt = performance.now();
    this.#loading = this.#loadOnce().finally(() => this.#onLoaded());
    return this.#loading;
  }

  async #loadOnce() {
    try {
      const data = await withDeadline(() => this.#load(), {
        ms: this.#deadline,
        late: () => new Error(`No answer within ${this.#deadline / 1000} s.`),
      });
      this.#failures = 0;
      this.#set({ data, receivedAt: performance.now() });
    } catch (error) {
      const { data, receivedAt, staleSince } = this.#state;
      this.#failures += 1;
      this.#set({
        data,
        receivedAt,
        error: error instanceof Error ? error : new Error(String(error)),
        staleSince: staleSince ?? (data && Date.parse(data.now)),
      });
    }
  }

  #onLoaded() {
    this.#loading = undefined;
    const again = this.#again;
    this.#again = false;
    if (again) {
      this.invalidate();
    }
    if (this.#isLive) {
      this.#pollTimer = setTimeout(() => this.refresh(), this.#untilPoll());
    }
  }

  #untilPoll() {
    return this.#failures === 0
      ? this.#pollInterval
      : Math.min(
          RETRY_INTERVAL * 2 ** (this.#failures - 1),
          this.#pollInterval,
        );
  }

  #set(state: ResourceState<T>) {
    this.#state = state;
    for (const listener of this.#listeners) {
      listener();
    }
  }

  get #isLive() {
    return this.isWatched && document.visibilityState !== 'hidden';
  }

  #stopTimers() {
    clearTimeout(this.#signalTimer);
    clearTimeout(this.#pollTimer);
    this.#signalTimer = undefined;
    this.#pollTimer = undefined;
  }

  #onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      this.#stopTimers();
    } else {
      this.refresh();
    }
  };
}
