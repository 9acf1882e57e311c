/** @public */
export interface DeadlineOptions {
  /** Milliseconds that the work may take; left out where only `signal` ends it. */
  ms?: number;
  /** Ends it before its time. */
  signal?: AbortSignal;
  /** What to reject with when the time is over. */
  late?: () => Error;
}

/**
 * Gives the work a signal that is aborted when its time is over, when `signal` is, or by `end`, and rejects with the
 * reason then, even where the work does not heed it.
 * @public
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal, end: (reason: unknown) => void) => Promise<T> | T,
  options: DeadlineOptions,
): Promise<T> {
  const { ms, signal, late = () => tooLate(ms) } = options;
  signal?.throwIfAborted();
  const over = new AbortController();
  let reject: (reason: unknown) => void;
  const ended = new Promise<never>((_, fail) => {
    reject = fail;
  });
  const end = (reason: unknown) => {
    reject(reason);
    over.abort(reason);
  };
  const onAbort = () => end(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  const timer =
    ms === undefined ? undefined : setTimeout(() => end(late()), ms);
  try {
    return await Promise.race([work(over.signal, end), ended]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

function tooLate(ms = 0): Error {
  const error = new Error(`It did not end within ${ms / 1000} s`);
  error.name = 'TimeoutError';
  return error;
}
