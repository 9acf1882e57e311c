import { setTimeout as pause } from 'node:timers/promises';
import { LabError } from './LabError';

/** @public */
export interface WaitOptions {
  /** Milliseconds after which waiting ends with an error. */
  deadlineMs: number;
  /** Milliseconds between two looks. Defaults to 200. */
  everyMs?: number;
  /** Log file whose last lines explain a failure. */
  logFile?: string;
  /** Ends the waiting at once with the reason it returns. */
  abort?: () => string | undefined;
}

/**
 * Asks again and again until there is a value, and gives it.
 *
 * @param what - what is waited for, as a noun phrase
 * @param look - gives undefined or throws while the condition does not hold
 * @throws LabError when the deadline passes
 * @public
 */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  options: WaitOptions,
): Promise<T> {
  const end = performance.now() + options.deadlineMs;
  let reason: unknown;
  for (;;) {
    try {
      const value = await look();
      if (value !== undefined) {
        return value;
      }
    } catch (error) {
      reason = error;
    }
    const aborted = options.abort?.();
    if (aborted !== undefined || performance.now() >= end) {
      const message = `Waited for ${what}: ${
        aborted ?? `not within ${options.deadlineMs} ms`
      }${reason ? ` (last answer: ${reason})` : ''}`;
      throw options.logFile
        ? LabError.withLog(message, options.logFile, reason)
        : new LabError(message, reason);
    }
    await pause(options.everyMs ?? 200);
  }
}
