import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { reservePorts } from './reservePorts';
import type { LabCredential, LabState } from './types';

const HOST = '127.0.0.1';
const ORDERS = ['orders-1', 'orders-2', 'orders-3'];
// Names as PGO gives them: cluster, instance set, four random letters, ordinal of the Pod.
const HIPPO = [
  'hippo-instance1-abcd-0',
  'hippo-instance1-efgh-0',
  'hippo-instance1-ijkl-0',
];
const NAMESPACE = 'postgres-operator';

/**
 * Draws up a lab: names, free ports, paths and random passwords. Nothing is started or written.
 *
 * @param apiServer - path of kube-apiserver when Kubernetes is to be Patroni's DCS
 */
export async function createLabState(
  base: Pick<LabState, 'id' | 'folder' | 'temporary' | 'programs' | 'runAs'>,
  apiServer?: string,
): Promise<LabState> {
  const members = apiServer ? HIPPO : ORDERS;
  const path = (name: string) => join(base.folder, name);
  const ports = await reservePorts(8 + 2 * members.length);
  const port = () => ports.pop()!;
  const url = () => `http://${HOST}:${port()}`;
  const listener = () => ({ host: HOST, port: port() });
  return {
    version: 1,
    ...base,
    startedAt: new Date().toISOString(),
    dcs: apiServer ? 'kubernetes' : 'etcd',
    scope: apiServer ? 'hippo-ha' : 'orders',
    etcd: {
      url: url(),
      peerUrl: url(),
      dataDir: path('etcd'),
      logFile: path('etcd.log'),
    },
    kubernetes: apiServer
      ? {
          url: `https://${HOST}:${port()}`,
          token: randomBytes(24).toString('base64url'),
          caFile: path('kubernetes/ca.crt'),
          kubeconfigFile: path('.kube/config'),
          namespace: NAMESPACE,
          cluster: 'hippo',
          program: apiServer,
          folder: path('kubernetes'),
          logFile: path('kube-apiserver.log'),
        }
      : undefined,
    members: members.map(name => ({
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
