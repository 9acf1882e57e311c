import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { reservePorts } from './reservePorts';
import type { LabCredential, LabState } from './types';

const HOST = '127.0.0.1';
const MEMBERS = ['orders-1', 'orders-2', 'orders-3'];

/** Draws up a lab: names, free ports, paths and random passwords. Nothing is started or written. */
export async function createLabState(
  base: Pick<LabState, 'id' | 'folder' | 'temporary' | 'programs' | 'runAs'>,
): Promise<LabState> {
  const path = (name: string) => join(base.folder, name);
  const ports = await reservePorts(7 + 2 * MEMBERS.length);
  const port = () => ports.pop()!;
  const url = () => `http://${HOST}:${port()}`;
  const listener = () => ({ host: HOST, port: port() });
  return {
    version: 1,
    ...base,
    startedAt: new Date().toISOString(),
    dcs: 'etcd',
    scope: 'orders',
    etcd: {
      url: url(),
      peerUrl: url(),
      dataDir: path('etcd'),
      logFile: path('etcd.log'),
    },
    members: MEMBERS.map(name => ({
      name,
      host: HOST,
      port: port(),
      restUrl: url(),
      dataDir: path(name),
      configFile: path(`${name}.yaml`),
      logFile: path(`${name}.log`),
    })),
    archive: {
      name: 'archive-1',
      host: HOST,
      port: port(),
      dataDir: path('archive-1'),
      logFile: path('archive-1.log'),
    },
    gateway: {
      name: 'edge',
      listeners: {
        orders_rw: listener(),
        orders_ro: listener(),
        platform_rw: listener(),
      },
      statsUrl: `${url()}/stats`,
      adminSocket: path('haproxy.sock'),
      masterSocket: path('haproxy-master.sock'),
      stateFile: path('haproxy.state'),
      configFile: path('haproxy.cfg'),
      logFile: path('haproxy.log'),
    },
    credentials: {
      superuser: credential('postgres'),
      replication: credential('replicator'),
      archiveSuperuser: credential('postgres'),
      kindler: { ...credential('kindler'), database: 'kindler' },
      provider: credential('kindler_provider'),
      probe: credential('kindler_probe'),
    },
  };
}

function credential(user: string): LabCredential {
  return { user, password: randomBytes(18).toString('base64url') };
}
