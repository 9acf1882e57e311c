import { onConsole } from './onConsole';
import type { PoolerConsole } from './PoolerConsole';
import type { PoolerTarget } from './PoolerTarget';
import type { PoolerView } from './PoolerView';
import {
  toClients,
  toConnections,
  toDatabase,
  toLoad,
  toServers,
  toSettings,
  toVersion,
} from './tables';

/** Asks a PgBouncer once about one of its databases. */
export async function readPooler(
  pooler: PoolerTarget,
  timeoutMs: number,
): Promise<PoolerView> {
  return onConsole(pooler, timeoutMs, console =>
    readView(console, pooler.database),
  );
}

/** The same on an open connection, which takes one statement after the other. */
export async function readView(
  console: Pick<PoolerConsole, 'show'>,
  database: string,
): Promise<PoolerView> {
  const version = toVersion(await console.show('VERSION'));
  const { poolMode, ...settings } = toSettings(await console.show('CONFIG'));
  return {
    version,
    settings,
    database: toDatabase(await console.show('DATABASES'), database, poolMode),
    clients: toClients(await console.show('POOLS'), database),
    servers: toServers(await console.show('SERVERS'), database),
    load: toLoad(await console.show('STATS'), database),
    connections: toConnections(await console.show('LISTS')),
  };
}
