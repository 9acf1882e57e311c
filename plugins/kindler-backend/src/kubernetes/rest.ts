import { setTimeout as delay } from 'node:timers/promises';

/** Resolves after a time, or as soon as the signal is aborted. Does not keep the process alive. */
export async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal, ref: false }).catch(() => {});
}
