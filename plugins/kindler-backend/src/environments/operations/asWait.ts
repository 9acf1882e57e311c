import type { NotYet } from '@kindler/backstage-plugin-kindler-node';
import { Wait } from '../../operations';

/** Does a part of a step that others brought: what waits rests, as steps of Kindler itself do. */
export async function asWait<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // A module may have a copy of the package of its own.
    if ((error as Error).name === 'NotYet') {
      const { message, againMs, atMostMs } = error as NotYet;
      throw Wait.forTime(message, againMs, atMostMs);
    }
    throw error;
  }
}
