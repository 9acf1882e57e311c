import { setTimeout as delay } from 'node:timers/promises';

const PAUSE_MS = 5_000;
const MAX_ROUNDS = 6;

export interface SyncUntilCompleteOptions {
  pauseMs?: number;
}

/**
 * Syncs, and repeats after a pause while a source is unavailable: right after startup Kindler is often ready a little
 * later than the catalog.
 */
export async function syncUntilComplete(
  providers: Array<{ sync(): Promise<boolean> }>,
  signal: AbortSignal,
  options: SyncUntilCompleteOptions = {},
): Promise<void> {
  const { pauseMs = PAUSE_MS } = options;
  for (let round = 1; !signal.aborted; round += 1) {
    const complete = await Promise.all(providers.map(each => each.sync()));
    if (complete.every(Boolean) || round === MAX_ROUNDS) {
      return;
    }
    await delay(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}
