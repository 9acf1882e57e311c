import type { JsonObject } from '@backstage/types';
import type { SignalApi } from '@backstage/plugin-signals-react';
import {
  KINDLER_SIGNAL_CHANNEL,
  type KindlerSignal,
} from '@kindler/backstage-plugin-kindler-common';

/** Signals that the test itself sends. */
export class FixtureSignals implements SignalApi {
  readonly #listeners = new Map<string, Set<(message: JsonObject) => void>>();
  subscriptions = 0;

  subscribe<TMessage extends JsonObject>(
    channel: string,
    onMessage: (message: TMessage) => void,
  ) {
    const listeners = this.#listeners.get(channel) ?? new Set();
    const listener = onMessage as (message: JsonObject) => void;
    listeners.add(listener);
    this.#listeners.set(channel, listeners);
    this.subscriptions += 1;
    return { unsubscribe: () => listeners.delete(listener) };
  }

  send(signal: KindlerSignal) {
    for (const listener of this.#listeners.get(KINDLER_SIGNAL_CHANNEL) ?? []) {
      listener({ ...signal });
    }
  }
}
