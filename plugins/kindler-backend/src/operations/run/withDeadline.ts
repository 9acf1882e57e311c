/**
 * Gives the work a signal that is aborted by `signal` or when its time is over, and rejects then even where the work
 * does not heed it.
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<T> {
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`It did not end within ${timeoutMs / 1000} s`);
      over.abort(error);
      reject(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([
      work(AbortSignal.any([signal, over.signal])),
      end,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
