import { setTimeout as delay } from 'node:timers/promises';

/**
 * Settles like the promise, or rejects when that takes too long: whoever waits for this provider must not wait for ever
 * because a source hangs. The work behind the promise goes on.
 */
export async function withinTime<T>(
  promise: Promise<T>,
  milliseconds: number,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const late = delay(milliseconds, undefined, { signal, ref: false }).then(
    () => {
      throw new Error(`no answer within ${milliseconds / 1_000} s`);
    },
  );
  try {
    return await Promise.race([promise, late]);
  } finally {
    late.catch(() => undefined);
    controller.abort();
  }
}
