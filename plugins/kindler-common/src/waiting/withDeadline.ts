/** @public */
export interface DeadlineOptions {
  /** Time limit in milliseconds; missing if only `signal` ends the work. */
  ms?: number;
  /** Ends the work early. */
  signal?: AbortSignal;
  /** Creates the error for a timeout. */
  late?: () => Error;
}

/**
 * Runs work under a time limit. The work gets a signal that is aborted at the deadline, by `signal` or by `end`. The
 * promise then rejects with the reason, even if the work ignores the signal.
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
