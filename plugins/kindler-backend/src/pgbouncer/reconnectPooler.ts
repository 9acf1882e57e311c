import { onConsole } from './onConsole';
import type { PoolerTarget } from './PoolerTarget';
import { toServers } from './tables';

const CONSOLE_MS = 2000;

/** Lets a pooler close each connection to its server once its transaction has ended. */
export async function reconnectPooler(pooler: PoolerTarget): Promise<void> {
  await onConsole(pooler, CONSOLE_MS, console => console.reconnect());
}

/** Number of connections that wait for the end of their transaction, to be closed then. */
export async function countClosing(pooler: PoolerTarget): Promise<number> {
  const rows = await onConsole(pooler, CONSOLE_MS, console =>
    console.show('SERVERS'),
  );
  return toServers(rows, pooler.database).filter(({ closing }) => closing)
    .length;
}
