import { toError } from '@backstage/errors';
import { until } from '@kindler/backstage-plugin-kindler-common';

const PAUSE_MS = 1000;

export interface RetryWhileUnavailableOptions {
  patienceMs: number;
  signal: AbortSignal;
  onRetry(error: Error): Promise<void>;
}

/**
 * Repeats `work` while it rejects with a ServiceUnavailableError, until the time limit. Any other error rejects at
 * once. Of equal errors in a row only the first is reported.
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
