import { setTimeout as delay } from 'node:timers/promises';

const DEADLINE_MS = 30_000;

/**
 * Repeats the assertion until it holds, and fails as it does when it does not hold in time.
 */
export async function eventually(
  assertion: () => Promise<void>,
): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (performance.now() > deadline) {
        throw error;
      }
      await delay(50);
    }
  }
}
