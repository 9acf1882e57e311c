import { setTimeout as delay } from 'node:timers/promises';
import type { SqlRoleConfig } from '../../config';
import { SqlProbe } from '../../postgres';

const PAUSE_MS = 15;
const TIMEOUT_MS = 1000;

export interface WatchedServer {
  server: string;
  address: string;
  port: number;
}

/** Asks servers by SQL, each on a connection that is kept, which of them accepts writes. */
export class PromotionWatch {
  readonly #role: SqlRoleConfig;

  constructor(role: SqlRoleConfig) {
    this.#role = role;
  }

  /** The first of them that accepts writes; undefined when none did before the signal. */
  async first<T extends WatchedServer>(
    servers: readonly T[],
    signal: AbortSignal,
  ): Promise<T | undefined> {
    const found = new AbortController();
    const stop = AbortSignal.any([signal, found.signal]);
    const watched = servers.map(async server => {
      if (await this.#acceptsWrites(server, stop)) {
        found.abort();
        return server;
      }
      return undefined;
    });
    const all = await Promise.all(watched);
    return all.find(server => server !== undefined);
  }

  async #acceptsWrites(
    { address, port }: WatchedServer,
    stop: AbortSignal,
  ): Promise<boolean> {
    const probe = new SqlProbe();
    try {
      while (!stop.aborted) {
        const view = await probe
          .read({
            ...this.#role,
            host: address,
            port,
            timeoutMs: TIMEOUT_MS,
            applicationName: 'kindler-switchover',
          })
          .catch(() => undefined);
        if (view && !view.inRecovery) {
          return true;
        }
        await delay(PAUSE_MS, undefined, { signal: stop }).catch(() => {});
      }
      return false;
    } finally {
      void probe.close();
    }
  }
}
