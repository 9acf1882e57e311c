/** @public */
export interface UntilOptions {
  /** Milliseconds between two looks. */
  everyMs: number;
  /** Milliseconds after which waiting ends; left out where only `look` or `signal` ends it. */
  ms?: number;
  /** Ends the waiting with its reason. */
  signal?: AbortSignal;
  /** What to reject with when the time is over. */
  late?: (waitedMs: number) => Error;
}

/**
 * Looks again and again until there is a value, and gives it. Rejects when a look does, and when the time is over: after
 * a last look.
 * @public
 */
export async function until<T>(
  look: () => Promise<T | undefined> | T | undefined,
  options: UntilOptions,
): Promise<T> {
  const { everyMs, ms = Infinity, signal, late = tooLate } = options;
  const started = performance.now();
  for (;;) {
    signal?.throwIfAborted();
    const value = await look();
    if (value !== undefined) {
      return value;
    }
    const waited = performance.now() - started;
    if (waited >= ms) {
      throw late(waited);
    }
    await pause(Math.min(everyMs, ms - waited), signal);
  }
}

function tooLate(waitedMs: number): Error {
  return new Error(`It was not seen within ${Math.round(waitedMs / 1000)} s`);
}

async function pause(
  ms: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (signal?.aborted) {
    return;
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  let end = () => {};
  await new Promise<void>(resolve => {
    end = resolve;
    timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', end);
  });
  clearTimeout(timer);
  signal?.removeEventListener('abort', end);
}
