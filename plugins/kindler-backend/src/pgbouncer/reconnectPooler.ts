import { PoolerConsole } from './PoolerConsole';
import type { PoolerTarget } from './PoolerTarget';
import { toServers } from './tables';

const CONSOLE_MS = 2000;

/** Lets a pooler close each connection to its server once its transaction has ended. */
export async function reconnectPooler(pooler: PoolerTarget): Promise<void> {
  await onConsole(pooler, console => console.reconnect());
}

/** Number of connections that wait for the end of their transaction, to be closed then. */
export async function countClosing(pooler: PoolerTarget): Promise<number> {
  const rows = await onConsole(pooler, console => console.show('SERVERS'));
  return toServers(rows, pooler.database).filter(({ closing }) => closing)
    .length;
}

async function onConsole<T>(
  pooler: PoolerTarget,
  work: (console: PoolerConsole) => Promise<T>,
): Promise<T> {
  const console = await PoolerConsole.open(pooler, CONSOLE_MS);
  try {
    return await work(console);
  } finally {
    await console.close();
  }
}
