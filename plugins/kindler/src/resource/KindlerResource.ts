import type { Observed } from '@kindler/backstage-plugin-kindler-common';
import { withDeadline } from './withDeadline';
import type { ResourceState } from './ResourceState';

/** Slow poll behind the signals, in milliseconds. */
export const POLL_INTERVAL = 30_000;
/** Signals that arrive within this many milliseconds lead to one request. */
export const COALESCE_INTERVAL = 100;

/** A request that takes longer counts as failed, in milliseconds. */
export const REQUEST_DEADLINE = 30_000;

export interface KindlerResourceOptions<T extends Observed> {
  load: () => Promise<T>;
  /** Poll of resources that move, e.g. operations that run; defaults to {@link POLL_INTERVAL}. */
  pollInterval?: number;
}

/**
 * One resource of the API, loaded once for however many components show it. It loads while somebody subscribes:
 * at once, when {@link KindlerResource.invalidate | invalidated}, and by a slow poll. A hidden tab loads nothing.
 */
export class KindlerResource<T extends Observed> {
  readonly #load: () => Promise<T>;
  readonly #pollInterval: number;
  readonly #listeners = new Set<() => void>();
  #state: ResourceState<T> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #loading: Promise<void> | undefined;
  #again = false;

  static create<T extends Observed>(options: KindlerResourceOptions<T>) {
    return new KindlerResource<T>(options);
  }

  private constructor(options: KindlerResourceOptions<T>) {
    this.#load = options.load;
    this.#pollInterval = options.pollInterval ?? POLL_INTERVAL;
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
        clearTimeout(this.#timer);
      }
    };
  };

  /** Loads soon; several calls in a row lead to one request. */
  invalidate() {
    this.#schedule(COALESCE_INTERVAL);
  }

  /** Loads now, or once more after the request that is under way. */
  async refresh(): Promise<void> {
    if (this.#loading) {
      this.#again = true;
      return this.#loading;
    }
    clearTimeout(this.#timer);
    this.#loading = this.#loadOnce().finally(() => {
      this.#loading = undefined;
      const again = this.#again;
      this.#again = false;
      this.#schedule(again ? COALESCE_INTERVAL : this.#pollInterval);
    });
    return this.#loading;
  }

  async #loadOnce() {
    try {
      const data = await withDeadline(this.#load(), REQUEST_DEADLINE);
      this.#set({ data, receivedAt: performance.now() });
    } catch (error) {
      const { data, receivedAt, staleSince } = this.#state;
      this.#set({
        data,
        receivedAt,
        error: error instanceof Error ? error : new Error(String(error)),
        staleSince: staleSince ?? (data && Date.parse(data.now)),
      });
    }
  }

  #set(state: ResourceState<T>) {
    this.#state = state;
    for (const listener of this.#listeners) {
      listener();
    }
  }

  #schedule(delay: number) {
    clearTimeout(this.#timer);
    if (this.isWatched && document.visibilityState !== 'hidden') {
      this.#timer = setTimeout(() => this.refresh(), delay);
    }
  }

  #onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      clearTimeout(this.#timer);
    } else {
      this.refresh();
    }
  };
}
