import { ResponseError } from '@backstage/errors';

/** Asks the portal, and answers undefined while it restarts or is not reached: whoever waits asks again. */
export async function whileAway<T>(
  ask: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ResponseError && error.statusCode < 500) {
      throw error;
    }
    return undefined;
  }
}
