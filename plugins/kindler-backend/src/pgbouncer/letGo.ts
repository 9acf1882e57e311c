import { word, wordedError } from '@kindler/backstage-plugin-kindler-common';
import type { PoolerConsole } from './PoolerConsole';
import { toDatabase, toServers } from './tables';

type Console = Pick<PoolerConsole, 'show' | 'resume' | 'reconnect'>;

/** Whether clients of a database are held back, and how many connections it has to its server. */
export async function readPause(
  console: Pick<Console, 'show'>,
  database: string,
): Promise<{ paused: boolean; servers: number }> {
  const found = toDatabase(await console.show('DATABASES'), database, '');
  const servers = toServers(await console.show('SERVERS'), database);
  return { paused: found?.paused === true, servers: servers.length };
}

/**
 * Ends a pause, and reads back that it is over. Connections that were opened in spite of it are closed, because they can
 * lead to where the server was before. Returns whether there was a pause.
 */
export async function letGo(
  console: Console,
  database: string,
): Promise<boolean> {
  const { paused } = await readPause(console, database);
  if (paused) {
    await console.reconnect();
    // Somebody else can have ended it meanwhile, which is an error for PgBouncer.
    const refusal = await console.resume().catch((error: Error) => error);
    if ((await readPause(console, database)).paused) {
      throw refusal ?? wordedError(Error, word('pause-stands', { database }));
    }
  }
  return paused;
}
