/** @public */
export interface UntilOptions {
  /** Milliseconds between two calls of `look`. */
  everyMs: number;
  /** Milliseconds until the wait ends; missing if only `look` or `signal` ends it. */
  ms?: number;
  /** Ends the wait and rejects with its reason. */
  signal?: AbortSignal;
  /** Creates the error for a timeout. */
  late?: (waitedMs: number) => Error;
}

/**
 * Calls `look` repeatedly until it returns a value, and returns that value. Rejects if `look` rejects. At the timeout
 * it looks once more before it rejects.
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
