import { until } from '@kindler/backstage-plugin-kindler-common';

const DEADLINE_MS = 30_000;

/**
 * Repeats the assertion until it holds, and fails as it does when it does not hold in time.
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
