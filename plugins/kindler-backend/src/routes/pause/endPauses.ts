import type { PoolerConfig } from '../../config';
import { isPaused, resumePooler } from '../../pgbouncer';
import { poolerKey } from './poolerKey';

/** Lets clients of all poolers go on, also those that a backend held back which is dead. Rejects where one cannot. */
export async function endPauses(
  poolers: readonly PoolerConfig[],
): Promise<void> {
  const ends = await Promise.allSettled(poolers.map(resumePooler));
  const failed = ends.find(({ status }) => status === 'rejected');
  if (failed) {
    throw (failed as PromiseRejectedResult).reason;
  }
}

/** Names of the poolers that hold clients back. */
export async function findPaused(
  poolers: readonly PoolerConfig[],
): Promise<string[]> {
  const paused = await Promise.all(
    poolers.map(async pooler =>
      (await isPaused(pooler)) ? [poolerKey(pooler)] : [],
    ),
  );
  return paused.flat();
}
