import { spawn } from 'node:child_process';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  withDeadline,
  word,
  wordedError,
} from '@kindler/backstage-plugin-kindler-common';
import type { PoolerTarget } from './PoolerTarget';

const READY_MS = 10_000;

/** A process that ends a pause which this one did not. */
export interface Watchdog {
  /** Ends it; the pause that it watches must be over. */
  end(): void;
}

/**
 * Starts a process that ends a pause after `longestMs`, also when this process was killed. It ends by itself when it
 * sees that the pause is over. Rejects where it cannot watch.
 */
export async function startWatchdog(
  pooler: PoolerTarget,
  longestMs: number,
): Promise<Watchdog> {
  const child = spawn(
    process.execPath,
    [
      resolvePackagePath(
        '@kindler/backstage-plugin-kindler-backend',
        'watchdog/endPause.cjs',
      ),
    ],
    {
      // Signals of a terminal end the backend, and not its watchdog.
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { NODE_EXTRA_CA_CERTS: process.env.NODE_EXTRA_CA_CERTS },
    },
  );
  const ready = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () =>
      reject(wordedError(Error, word('pause-unwatched', {}))),
    );
    child.stdout.once('data', () => resolve());
  });
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify({ ...pooler, longestMs }));
  try {
    await withDeadline(() => ready, {
      ms: READY_MS,
      late: () => wordedError(Error, word('pause-unwatched', {})),
    });
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    child.stdout.destroy();
    child.unref();
  }
  return { end: () => child.kill('SIGKILL') };
}
