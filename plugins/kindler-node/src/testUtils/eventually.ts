import { until } from '@kindler/backstage-plugin-kindler-common';

const DEADLINE_MS = 30_000;

/**
 * Repeats an assertion until it holds, or fails with its last error after the deadline.
 * @public
 */
export async function eventually(
  assertion: () => Promise<void>,
): Promise<void> {
  let failure: unknown;
  const look = async () => {
    try {
      await assertion();
      return true;
    } catch (error) {
      failure = error;
      return undefined;
    }
  };
  await until(look, {
    everyMs: 50,
    ms: DEADLINE_MS,
    late: () => failure as Error,
  });
}
