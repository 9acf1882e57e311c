import type { HumanDuration } from '@backstage/types';

/** TLS towards PostgreSQL. */
export interface PostgresTlsConfig {
  /** The key that it stands under, for hints. */
  key: string;
  /** Undefined where the section is left out. */
  mode?: 'disable' | 'require' | 'verify-full';
  caFile?: string;
  certFile?: string;
  keyFile?: string;
  serverName?: string;
}

/** The Kindler database and how it is reached. */
export interface KindlerDatabaseConfig {
  route: string;
  database: string;
  user: string;
  password: string;
  tls: PostgresTlsConfig;
}

/** Where databases are made, and as whom. */
export interface DatabaseTargetConfig {
  route: string;
  user: string;
  password: string;
  adminDatabase: string;
  tls: PostgresTlsConfig;
}

/** Provider of environments that are an own role and database. */
export interface DatabaseProviderConfig extends DatabaseTargetConfig {
  /** Routes that requests may choose instead. */
  furtherRoutes: DatabaseTargetConfig[];
}

/** Hosts of environments on a gateway. */
export interface HostsConfig {
  gateway: string;
  baseDomain: string;
  /** Holds the map and the backend that Kindler writes. */
  folder: string;
  /** Where a host is tried after it changed. */
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
  /** False where the portal only looks. */
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
  /** Where it is found in Kubernetes. */
  kubernetes?: KubernetesBinding;
  probe?: SqlRoleConfig;
}

/** Names one Patroni cluster of all that are found in Kubernetes. */
export interface KubernetesBinding {
  /** Name in `kindler.kubernetes`. */
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
  /** How it is changed; the runtime socket where nothing is said. */
  driver?: string;
  socket?: string;
  masterSocket?: string;
  stateFile?: string;
}

export interface RouteTargetConfig {
  name: string;
  title?: string;
  database: string;
  servers: string[];
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
}

/** How Patroni's objects and pods are recognised. */
export interface KubernetesLabels {
  scopeLabel: string;
  roleLabel: string;
  /** Label with the cluster's name on all objects of a cluster; that of the scope when it is left out. */
  clusterLabel?: string;
  /** Further labels that Patroni selects by. */
  labels?: Record<string, string>;
  /** Found out when it is left out. */
  mode?: 'endpoints' | 'configmaps';
  /** API group of the PostgresClusters of the operator that made them. */
  operatorGroup?: string;
}

/** A Kubernetes API whose Patroni clusters are watched. */
export interface KubernetesConfig extends KubernetesLabels {
  name: string;
  kubeconfigFile?: string;
  context?: string;
  /** All namespaces when it is left out. */
  namespace?: string;
  /** Who changes PostgresClusters there; nobody when it is left out. */
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

/** What temporary credentials of environments are like. */
export interface CredentialsConfig {
  /** ISO 8601 duration. */
  defaultTtl: string;
  /** ISO 8601 duration. */
  maxTtl: string;
  /** Sessions that one role may have open. */
  connectionLimit: number;
}

export interface EnvironmentsConfig {
  /** What is never made, stopped or deleted. */
  protectedNames: string[];
  /** ISO 8601 durations. */
  expiry: { noticeBefore: string };
  /** Whether drift is also what the catalog shows. */
  comparesCatalog: boolean;
  /** How often what differs is made as asked for; never where it is left out. */
  reconcileEvery?: HumanDuration;
  /** What is chosen from, from the first to the last; subnets in CIDR notation. */
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
    /** Kinds that are configured and that modules must bring. */
    ofModules: string[];
  };
  registrations: {
    haproxy?: HostsConfig;
    /** Kinds that are configured and that modules must bring. */
    ofModules: string[];
  };
  databases: DatabaseConfig[];
  kubernetes: KubernetesConfig[];
  gateways: GatewayConfig[];
  routes: RouteConfig[];
  observer: ObserverConfig;
  events: EventsConfig;
  notifications: { enabled: boolean };
}
