import type { HumanDuration } from '@backstage/types';
import type { BackupsConfig } from './readBackups';

/** TLS towards PostgreSQL. */
export interface PostgresTlsConfig {
  /** Key of this section, for hints. */
  key: string;
  /** Undefined if the section is missing. */
  mode?: 'disable' | 'require' | 'verify-full';
  caFile?: string;
  certFile?: string;
  keyFile?: string;
  serverName?: string;
}

/** The Kindler database and how to reach it. */
export interface KindlerDatabaseConfig {
  route: string;
  database: string;
  user: string;
  password: string;
  tls: PostgresTlsConfig;
}

/** Where databases are created, and with which role. */
export interface DatabaseTargetConfig {
  route: string;
  user: string;
  password: string;
  adminDatabase: string;
  tls: PostgresTlsConfig;
}

/** Provider of environments that consist of a role and a database. */
export interface DatabaseProviderConfig extends DatabaseTargetConfig {
  /** Further routes that requests may choose. */
  furtherRoutes: DatabaseTargetConfig[];
  /** Whether environments of other providers can have a database, too. */
  asRegistration: boolean;
}

/** Hosts of environments on a gateway. */
export interface HostsConfig {
  gateway: string;
  baseDomain: string;
  /** Contains the map and the backend that Kindler writes. */
  folder: string;
  /** Where a host is tested after a change. */
  listener: { host: string; port: number };
  /** IP address at which the gateway reaches the host that runs environments in containers. */
  clusterHost: string;
}

export interface SqlRoleConfig {
  user: string;
  password: string;
  database: string;
  tls: PostgresTlsConfig;
}

export interface DatabaseConfig {
  name: string;
  title?: string;
  owner?: string;
  /** False if the portal may only read. */
  actions?: boolean;
  patroni?: {
    members: string[];
    tls?: {
      caFile?: string;
      certFile?: string;
      keyFile?: string;
      serverName?: string;
    };
    auth?: { user: string; password: string };
  };
  members: Array<{ name: string; host: string; port: number }>;
  /** Where the cluster is found in Kubernetes. */
  kubernetes?: KubernetesBinding;
  probe?: SqlRoleConfig;
}

/** Identifies one of the Patroni clusters found in Kubernetes. */
export interface KubernetesBinding {
  /** Name of the API in `kindler.kubernetes`. */
  api: string;
  namespace: string;
  scope: string;
  /** Group of a Citus formation. */
  group?: number;
}

export interface GatewayConfig {
  name: string;
  title?: string;
  stats?: { url: string; user?: string; password?: string; caFile?: string };
  /** How the gateway is changed; the runtime socket by default. */
  driver?: string;
  socket?: string;
  socketTls?: {
    caFile: string;
    certFile?: string;
    keyFile?: string;
    serverName?: string;
  };
  masterSocket?: string;
  stateFile?: string;
  /** What HAProxy is started with, to be read only. */
  configurations?: string[];
  files?: GatewayFilesConfig;
}

/** Proxies that the plugin writes whole, beside configurations that it never writes. */
export interface GatewayFilesConfig {
  folder: string;
  program: string;
  configurations: string[];
  proxies: Array<{
    name: string;
    bind: string[];
    settings: string[];
    servers: Array<{
      name: string;
      address: { host: string; port: number };
      options: string;
      disabled: boolean;
    }>;
  }>;
}

/** A PgBouncer in front of a listener, and the role that may use its console. */
export interface PoolerConfig extends SqlRoleConfig {
  host: string;
  port: number;
}

export interface RouteTargetConfig {
  name: string;
  title?: string;
  database: string;
  servers: string[];
  migration?: SqlRoleConfig;
}

export interface RouteConfig {
  name: string;
  title?: string;
  owner?: string;
  gateway: string;
  proxy: string;
  frontend?: string;
  intent: 'read-write' | 'read-only';
  listener: { host: string; port: number };
  /** Kinds of the hops that a trace follows, in order. */
  via?: string[];
  targets: RouteTargetConfig[];
  verify?: SqlRoleConfig;
  /** Superuser by which databases are migrated, where a target has no role of its own. */
  migration?: SqlRoleConfig;
  /** All of them, where there is more than one. */
  poolers?: PoolerConfig[];
}

/** How Patroni's objects and pods are recognized. */
export interface KubernetesLabels {
  scopeLabel: string;
  roleLabel: string;
  /** Label with the cluster's name on all objects of a cluster; by default that of the scope. */
  clusterLabel?: string;
  /** Further labels that Patroni selects by. */
  labels?: Record<string, string>;
  /** Detected if missing. */
  mode?: 'endpoints' | 'configmaps';
  /** API group of the PostgresClusters of the operator that created the clusters. */
  operatorGroup?: string;
}

/** A Kubernetes API whose Patroni clusters are watched. */
export interface KubernetesConfig extends KubernetesLabels {
  name: string;
  kubeconfigFile?: string;
  context?: string;
  /** All namespaces if missing. */
  namespace?: string;
  /** The identity that changes PostgresClusters there; if missing, nothing is changed. */
  actions?: { kubeconfigFile?: string; context?: string };
}

export interface ObserverConfig {
  intervalMs: number;
  timeoutMs: number;
}

/** How long events are kept. */
export interface EventsConfig {
  days: number;
  maxPerKind: number;
}

/** Properties of temporary credentials of environments. */
export interface CredentialsConfig {
  /** ISO 8601 duration. */
  defaultTtl: string;
  /** ISO 8601 duration. */
  maxTtl: string;
  /** Maximum number of open sessions of one role. */
  connectionLimit: number;
}

export interface EnvironmentsConfig {
  /** Names that are never created, stopped or deleted. */
  protectedNames: string[];
  /** ISO 8601 durations. */
  expiry: { noticeBefore: string };
  /** Whether drift includes what the catalog shows. */
  comparesCatalog: boolean;
  /** How often drift is reconciled; never if missing. */
  reconcileEvery?: HumanDuration;
  /** Ranges for automatic choices, as first and last; subnets in CIDR notation. */
  allocation: {
    httpPort: [number, number];
    httpsPort: [number, number];
    subnet: [string, string];
  };
  credentials: CredentialsConfig;
}

export interface KindlerConfig {
  database?: KindlerDatabaseConfig;
  environments: EnvironmentsConfig;
  providers: {
    database?: DatabaseProviderConfig;
    /** Configured kinds that modules must provide. */
    ofModules: string[];
  };
  registrations: {
    haproxy?: HostsConfig;
    /** Configured kinds that modules must provide. */
    ofModules: string[];
  };
  databases: DatabaseConfig[];
  kubernetes: KubernetesConfig[];
  gateways: GatewayConfig[];
  routes: RouteConfig[];
  observer: ObserverConfig;
  events: EventsConfig;
  backups?: BackupsConfig;
  notifications: { enabled: boolean };
  metrics: { databaseNames: boolean };
}
