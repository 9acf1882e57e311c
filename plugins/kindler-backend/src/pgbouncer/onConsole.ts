import { PoolerConsole } from './PoolerConsole';
import type { PoolerTarget } from './PoolerTarget';

/** Works on a connection of its own to a pooler's console, which ends with the work. */
export async function onConsole<T>(
  pooler: PoolerTarget,
  timeoutMs: number,
  work: (console: PoolerConsole) => Promise<T>,
): Promise<T> {
  const console = await PoolerConsole.open(pooler, timeoutMs);
  try {
    return await work(console);
  } finally {
    await console.close();
  }
}
