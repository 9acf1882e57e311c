import type { ActionStepContext } from '../types';
import type { ActionOptions } from './ActionContext';

const FIRST_ANSWER_MS = 2_000;
const LAST_ANSWER_MS = 20_000;

/**
 * Does something to the leader while it tries writes through HAProxy, and records the longest time without. Records
 * nothing if no route can be queried.
 */
export async function measureOutage(
  { startProbe }: ActionOptions,
  { input, result }: ActionStepContext,
  work: () => Promise<void>,
): Promise<void> {
  const probe = input.probeRoute ? startProbe(input.probeRoute) : undefined;
  if (!probe) {
    await work();
    return;
  }
  const answer = (timeoutMs: number) =>
    probe
      .waitFor(() => true, timeoutMs)
      .then(
        () => true,
        () => false,
      );
  try {
    await answer(FIRST_ANSWER_MS);
    await work();
    const back = await answer(LAST_ANSWER_MS);
    const gapMs = await probe.stop();
    if (back && gapMs !== undefined) {
      result.outageMs = gapMs;
    }
  } finally {
    await probe.stop();
  }
}
