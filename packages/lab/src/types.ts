import type { LabFaultRecord } from './faults/LabFaultRecord';

/**
 * A role of the lab and its random password.
 * @public
 */
export interface LabCredential {
  user: string;
  password: string;
}

/**
 * Passwords of the lab. They live in the lab's state file (mode 0600) and nowhere else.
 * @public
 */
export interface LabCredentials {
  /** Superuser of the cluster `orders` (or `hippo`). */
  superuser: LabCredential;
  replication: LabCredential;
  /** Superuser of the standalone server `archive-1`. */
  archiveSuperuser: LabCredential;
  /** Owner of the Kindler database. */
  kindler: LabCredential & { database: string };
  /** May create roles and databases; not a superuser. */
  provider: LabCredential;
  /** Member of pg_monitor, on both database clusters. */
  probe: LabCredential;
  /** Administrator of PgBouncer's console. */
  pooler: LabCredential;
  /** May read PgBouncer's console, and change nothing. */
  poolerReader: LabCredential;
}

/**
 * A member of the Patroni cluster.
 * @public
 */
export interface LabMember {
  name: string;
  host: string;
  /** Port of PostgreSQL. */
  port: number;
  /** Base URL of Patroni's REST API, without a trailing slash. */
  restUrl: string;
  dataDir: string;
  configFile: string;
  logFile: string;
  /** Process id of Patroni; undefined when it was stopped. */
  pid?: number;
}

/**
 * The PostgreSQL server without Patroni.
 * @public
 */
export interface LabArchive {
  name: string;
  host: string;
  port: number;
  dataDir: string;
  logFile: string;
  pid?: number;
}

/**
 * Address of a listener.
 * @public
 */
export interface LabListener {
  host: string;
  port: number;
}

/**
 * Proxies of the gateway that clients connect to.
 * @public
 */
export type LabProxyName = 'orders_rw' | 'orders_ro' | 'platform_rw';

/**
 * The HAProxy instance.
 * @public
 */
export interface LabGateway {
  name: string;
  listeners: Record<LabProxyName, LabListener>;
  /** HTTP hosts of environments, which Kindler writes. */
  hosts: { listener: LabListener; folder: string; baseDomain: string };
  /** Statistics page; append `;csv` for CSV. */
  statsUrl: string;
  /** Runtime socket of the worker, level admin. */
  adminSocket: string;
  /** Whether refused connections are tried again for long, and checks are made every 2 s only. */
  isPatient?: boolean;
  /** Command socket of the master process. */
  masterSocket: string;
  /** What `server-state-file` names. */
  stateFile: string;
  configFile: string;
  logFile: string;
  /** Process id of the master; undefined when it was stopped. */
  pid?: number;
}

/**
 * The PgBouncer in front of `orders_rw`.
 * @public
 */
export interface LabPgbouncer extends LabListener {
  /** The only database in it; PostgreSQL calls it the same. */
  database: string;
  configFile: string;
  logFile: string;
  /** Undefined where it does not run. */
  pid?: number;
}

/**
 * The DCS, or the store below the Kubernetes API.
 * @public
 */
export interface LabEtcd {
  /** Client URL. */
  url: string;
  peerUrl: string;
  dataDir: string;
  logFile: string;
  pid?: number;
}

/**
 * The Kubernetes API of a lab with `dcs: 'kubernetes'`.
 * @public
 */
export interface LabKubernetes {
  /** URL of the API server, without a trailing slash. */
  url: string;
  /** Token of an administrator. */
  token: string;
  /** Certificate authority of the API server. */
  caFile: string;
  /** Kubeconfig of the administrator. */
  kubeconfigFile: string;
  namespace: string;
  /** Name of the PostgresCluster object; Patroni's scope is this name with `-ha`. */
  cluster: string;
  /** Absolute path of kube-apiserver. */
  program: string;
  folder: string;
  logFile: string;
  /** Process id of the API server; undefined when it was stopped. */
  pid?: number;
}

/**
 * The DNS server that HAProxy asks for its servers, of a lab with `resolvers`.
 * @public
 */
export interface LabDns {
  host: string;
  port: number;
  /** Every name below it is the lab's host. */
  zone: string;
  logFile: string;
  pid?: number;
}

/**
 * A second Patroni cluster that follows the first one, of a lab with `standbyCluster`.
 * @public
 */
export interface LabStandbyCluster {
  /** Name of its PostgresCluster object, and of its database in the portal. */
  cluster: string;
  scope: string;
  members: LabMember[];
}

/**
 * Everything about a running lab, as its state file holds it.
 * @public
 */
export interface LabState {
  version: 1;
  /** Marks the lab's processes in their environment. */
  id: string;
  folder: string;
  /** Whether the folder is removed when the lab stops. */
  temporary: boolean;
  /** ISO time. */
  startedAt: string;
  dcs: 'etcd' | 'kubernetes';
  /** Patroni's scope. */
  scope: string;
  /** Unprivileged user that the programs run as, when the lab was started by root. */
  runAs?: { uid: number; gid: number };
  programs: LabPrograms;
  reaperPid?: number;
  etcd: LabEtcd;
  kubernetes?: LabKubernetes;
  members: LabMember[];
  archive: LabArchive;
  gateway: LabGateway;
  pgbouncer: LabPgbouncer;
  dns?: LabDns;
  standby?: LabStandbyCluster;
  /** Whether writes wait for a synchronous standby. */
  synchronous: boolean;
  faults: LabFaultRecord;
  credentials: LabCredentials;
}

/**
 * Absolute paths of the programs that the lab runs.
 * @public
 */
export interface LabPrograms {
  /** Folder of `postgres`, `initdb`, `pg_ctl`. */
  postgresBin: string;
  patroni: string;
  etcd: string;
  haproxy: string;
  pgbouncer: string;
}
