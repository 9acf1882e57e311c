import { setTimeout as delay } from 'node:timers/promises';
import { withDeadline } from '@kindler/backstage-plugin-kindler-common';
import type { SqlRoleConfig } from '../../config';
import { SqlProbe } from '../../postgres';

const PAUSE_MS = 15;
const TIMEOUT_MS = 1000;

/**
 * The first of the servers that accepts writes, by SQL on a connection to each that is kept. Undefined if none did before the
 * signal. A server that does not answer delays nobody.
 */
export async function firstToAcceptWrites<
  T extends { address: string; port: number },
>(
  servers: readonly T[],
  role: SqlRoleConfig,
  signal: AbortSignal,
): Promise<T | undefined> {
  const found = new AbortController();
  const stop = AbortSignal.any([signal, found.signal]);
  const watched = servers.map(async server => {
    await untilItAcceptsWrites(server, role, stop);
    return server;
  });
  try {
    return await withDeadline(() => Promise.any(watched), { signal });
  } catch {
    return undefined;
  } finally {
    found.abort();
  }
}

/** Rejects at the signal. */
async function untilItAcceptsWrites(
  { address, port }: { address: string; port: number },
  role: SqlRoleConfig,
  stop: AbortSignal,
): Promise<void> {
  const probe = new SqlProbe();
  try {
    for (;;) {
      const view = await probe
        .read({
          ...role,
          host: address,
          port,
          timeoutMs: TIMEOUT_MS,
          applicationName: 'kindler-switchover',
        })
        .catch(() => undefined);
      if (view && !view.inRecovery) {
        return;
      }
      await delay(PAUSE_MS, undefined, { signal: stop });
    }
  } finally {
    void probe.close();
  }
}
