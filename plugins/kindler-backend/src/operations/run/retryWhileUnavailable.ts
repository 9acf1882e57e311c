import { setTimeout as delay } from 'node:timers/promises';
import { toError } from '@backstage/errors';

const PAUSE_MS = 1000;

export interface RetryWhileUnavailableOptions {
  patienceMs: number;
  signal: AbortSignal;
  onRetry(error: Error): Promise<void>;
}

/**
 * Runs `work` again while it rejects with a ServiceUnavailableError, until patience ends; other errors reject at
 * once. Reports the first of a run of equal errors only.
 */
export async function retryWhileUnavailable<T>(
  work: () => Promise<T>,
  options: RetryWhileUnavailableOptions,
): Promise<T> {
  const deadline = Date.now() + options.patienceMs;
  let reported: string | undefined;
  for (;;) {
    options.signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      const cause = toError(error);
      if (
        cause.name !== 'ServiceUnavailableError' ||
        Date.now() > deadline ||
        options.signal.aborted
      ) {
        throw error;
      }
      if (cause.message !== reported) {
        reported = cause.message;
        await options.onRetry(cause);
      }
      await delay(PAUSE_MS, undefined, { signal: options.signal }).catch(
        () => {},
      );
    }
  }
}
