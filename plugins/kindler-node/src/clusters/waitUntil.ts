import { until } from '@kindler/backstage-plugin-kindler-common';

const EVERY_MS = 1_000;

export interface WaitUntilOptions {
  signal: AbortSignal;
  timeoutMs: number;
  /** Told each new reason to wait. */
  onReason(reason: string): Promise<void>;
}

/** Waits until there is no reason left to wait; rejects with the last one when the time is over. */
export async function waitUntil(
  what: string,
  reasonToWait: (signal: AbortSignal) => Promise<string | undefined>,
  { signal, timeoutMs, onReason }: WaitUntilOptions,
): Promise<void> {
  let last: string | undefined;
  const look = async () => {
    const reason = await reasonToWait(signal);
    if (reason && reason !== last) {
      await onReason(`Waiting: ${reason}`);
    }
    last = reason;
    return reason === undefined ? true : undefined;
  };
  await until(look, {
    everyMs: EVERY_MS,
    ms: timeoutMs,
    signal,
    late: () =>
      new Error(`${what} was not seen within ${timeoutMs / 1000} s: ${last}`),
  });
}
