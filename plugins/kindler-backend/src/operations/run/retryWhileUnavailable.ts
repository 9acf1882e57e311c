import { toError } from '@backstage/errors';
import { until } from '@kindler/backstage-plugin-kindler-common';

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
  const { patienceMs, signal, onRetry } = options;
  const deadline = performance.now() + patienceMs;
  let reported: string | undefined;
  const attempt = async () => {
    try {
      return { value: await work() };
    } catch (error) {
      const cause = toError(error);
      if (
        cause.name !== 'ServiceUnavailableError' ||
        performance.now() > deadline ||
        signal.aborted
      ) {
        throw error;
      }
      if (cause.message !== reported) {
        reported = cause.message;
        await onRetry(cause);
      }
      return undefined;
    }
  };
  return (await until(attempt, { everyMs: PAUSE_MS, signal })).value;
}
