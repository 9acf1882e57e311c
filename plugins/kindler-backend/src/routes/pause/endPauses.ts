import { ServiceUnavailableError } from '@backstage/errors';
import {
  faultText,
  word,
  wordedError,
} from '@kindler/backstage-plugin-kindler-common';
import type { PoolerConfig } from '../../config';
import { classifyError } from '../../model/fault';
import { sourceId } from '../../model/SourceId';
import { isPaused, resumePooler } from '../../pgbouncer';
import { poolerName } from '../../pgbouncer/poolerName';

/**
 * Lets clients of all poolers go on, also those that a backend held back which is dead. Rejects where one cannot; with a
 * 503, which operations wait out, where one does not answer or cuts the connection off.
 */
export async function endPauses(
  poolers: readonly PoolerConfig[],
): Promise<void> {
  const ends = await Promise.allSettled(
    poolers.map(pooler => unlessGone(pooler, resumePooler)),
  );
  const failed = ends.find(({ status }) => status === 'rejected');
  if (failed) {
    throw (failed as PromiseRejectedResult).reason;
  }
}

/** Names of the poolers that hold clients back. Rejects as `endPauses` does. */
export async function findPaused(
  poolers: readonly PoolerConfig[],
): Promise<string[]> {
  const paused = await Promise.all(
    poolers.map(async pooler =>
      (await unlessGone(pooler, isPaused)) ? [poolerName(pooler)] : [],
    ),
  );
  return paused.flat();
}

/** Where nobody listens PgBouncer has ended, and its pause with it. */
async function unlessGone(
  pooler: PoolerConfig,
  work: (pooler: PoolerConfig) => Promise<boolean>,
): Promise<boolean> {
  try {
    return await work(pooler);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') {
      return false;
    }
    const name = poolerName(pooler);
    const source = sourceId.pgbouncer(pooler.database, name);
    const fault = classifyError(error, source);
    if (!['timeout', 'refused'].includes(fault.kind)) {
      throw error;
    }
    throw wordedError(
      ServiceUnavailableError,
      word('pooler-fault', {
        pooler: name,
        fault: faultText(fault),
      }),
    );
  }
}
