import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { noFaults } from './faults/LabFaultRecord';
import { findUdpPort, reservePorts } from './reservePorts';
import type { LabCredential, LabMember, LabState } from './types';

/** What a lab has beside the parts that each has. */
export interface LabExtras {
  /** Path of kube-apiserver, when Kubernetes is to be Patroni's DCS. */
  apiServer?: string;
  /** Whether HAProxy knows its servers by name. */
  resolvers?: boolean;
  /** Whether a second cluster follows the first one. */
  standbyCluster?: boolean;
  /** Whether writes wait for a synchronous standby. */
  synchronous?: boolean;
  /** Whether HAProxy tries refused connections again for long. */
  patientGateway?: boolean;
}

const HOST = '127.0.0.1';
const ORDERS = ['orders-1', 'orders-2', 'orders-3'];
const BRANCH = ['branch-1', 'branch-2'];
// Names as PGO gives them: cluster, instance set, four random letters, ordinal of the Pod.
const PODS = ['abcd', 'efgh', 'ijkl'];
const NAMESPACE = 'postgres-operator';

/** Draws up a lab: names, free ports, paths and random passwords. Nothing is started or written. */
export async function createLabState(
  base: Pick<LabState, 'id' | 'folder' | 'temporary' | 'programs' | 'runAs'>,
  {
    apiServer,
    resolvers,
    standbyCluster,
    synchronous,
    patientGateway,
  }: LabExtras = {},
): Promise<LabState> {
  const names = apiServer ? podsOf('hippo', ORDERS.length) : ORDERS;
  const branch = apiServer ? podsOf('branch', BRANCH.length) : BRANCH;
  const path = (name: string) => join(base.folder, name);
  const members = names.length + (standbyCluster ? branch.length : 0);
  const ports = await reservePorts(10 + 2 * members);
  const port = () => ports.pop()!;
  const url = () => `http://${HOST}:${port()}`;
  const listener = () => ({ host: HOST, port: port() });
  const member = (name: string): LabMember => ({
    name,
    host: HOST,
    port: port(),
    restUrl: url(),
    dataDir: path(name),
    configFile: path(`${name}.yaml`),
    logFile: path(`${name}.log`),
  });
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
    members: names.map(member),
    standby: standbyCluster
      ? {
          cluster: 'branch',
          scope: apiServer ? 'branch-ha' : 'branch',
          members: branch.map(member),
        }
      : undefined,
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
      hosts: {
        listener: listener(),
        folder: path('hosts'),
        baseDomain: 'lab.test',
      },
      statsUrl: `${url()}/stats`,
      adminSocket: path('haproxy.sock'),
      masterSocket: path('haproxy-master.sock'),
      stateFile: path('haproxy.state'),
      configFile: path('haproxy.cfg'),
      logFile: path('haproxy.log'),
      isPatient: patientGateway === true,
    },
    pgbouncer: {
      ...listener(),
      database: 'postgres',
      configFile: path('pgbouncer.ini'),
      logFile: path('pgbouncer.log'),
    },
    dns: resolvers
      ? {
          host: HOST,
          port: await findUdpPort(),
          zone: 'lab.test',
          logFile: path('dnsServer.log'),
        }
      : undefined,
    synchronous: synchronous === true,
    faults: noFaults(),
    credentials: {
      superuser: credential('postgres'),
      replication: credential('replicator'),
      archiveSuperuser: credential('postgres'),
      kindler: { ...credential('kindler'), database: 'kindler' },
      provider: credential('kindler_provider'),
      probe: credential('kindler_probe'),
      pooler: credential('kindler_pooler'),
      poolerReader: credential('pooler_reader'),
    },
  };
}

function podsOf(cluster: string, count: number): string[] {
  return PODS.slice(0, count).map(pod => `${cluster}-instance1-${pod}-0`);
}

function credential(user: string): LabCredential {
  return { user, password: randomBytes(18).toString('base64url') };
}
