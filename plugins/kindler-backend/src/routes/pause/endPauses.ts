import type { PoolerConfig } from '../../config';
import { isPaused, resumePooler } from '../../pgbouncer';
import { poolerName } from '../../pgbouncer/poolerName';

/** Lets clients of all poolers go on, also those that a backend held back which is dead. Rejects where one cannot. */
export async function endPauses(
  poolers: readonly PoolerConfig[],
): Promise<void> {
  const ends = await Promise.allSettled(
    poolers.map(pooler => resumePooler(pooler).catch(unlessGone)),
  );
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
      (await isPaused(pooler).catch(unlessGone)) ? [poolerName(pooler)] : [],
    ),
  );
  return paused.flat();
}

/** Where nobody listens PgBouncer has ended, and its pause with it. */
function unlessGone(error: NodeJS.ErrnoException): false {
  if (error.code === 'ECONNREFUSED') {
    return false;
  }
  throw error;
}
