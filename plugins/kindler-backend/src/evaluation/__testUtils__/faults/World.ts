import type {
  ClientOutcome,
  FaultKind,
} from '@kindler/backstage-plugin-kindler-common';
import type { HaproxyInfo } from '../../../model/haproxy/GatewayStats';
import type { HaproxyProcess } from '../../../model/haproxy/HaproxyProcess';
import type { KubernetesObject } from '../../../model/kubernetes/KubernetesObject';
import type { SqlView } from '../../../model/postgres/SqlView';
import type { OtherTarget } from '../../../model/ClusterSnapshot';
import type { CsvTable } from './CsvTable';

/** An entry of `/cluster` as Patroni writes it. */
export interface RawEntry {
  name: string;
  role: string;
  state: string;
  host?: string;
  port?: number;
  timeline?: number;
  lag?: number | string;
  [key: string]: unknown;
}

/** `/patroni` of one node as Patroni writes it. */
export interface RawNode {
  state: string;
  role: string;
  timeline?: number;
  server_version?: number;
  xlog?: Record<string, unknown>;
  replication?: Array<Record<string, unknown>>;
  dcs_last_seen?: number;
  patroni: { version: string; scope: string; name?: string };
  [key: string]: unknown;
}

/** `/cluster` as Patroni writes it. */
export interface RawCluster {
  members: RawEntry[];
  pause?: boolean;
  scheduled_switchover?: { at: string; from?: string; to?: string };
  [key: string]: unknown;
}

/** How PostgreSQL of a member treats a client that connects. */
export type PostgresState = 'up' | 'starting' | 'down' | 'hangs' | 'full';

/** The real state of a member and the answers of each of its sources. */
export interface WorldMember {
  name: string;
  /** `host:port` of its REST API, if it is asked. */
  rest?: string;
  /** Whether its name is configured. Otherwise it is learned. */
  named: boolean;
  /** Its entry in the DCS; undefined while the DCS does not list it. */
  entry?: RawEntry;
  /** Its own answer by REST. */
  own?: RawNode;
  /** Its view of the cluster, if it differs from that of the others. */
  view?: RawCluster;
  sql: SqlView;
  /** Why its REST API does not answer. */
  restFault?: FaultKind;
  /** Why it does not answer with its view of the cluster. */
  viewFault?: FaultKind;
  sqlFault?: FaultKind;
  /** Whether its Patroni is frozen or does not reach the DCS. */
  dcsAway?: boolean;
  postgres: PostgresState;
  /** Where PostgreSQL listens, according to the server itself. */
  at: { host: string; port: number };
}

/** One HAProxy with its statistics. */
export interface WorldGateway {
  name: string;
  csv: CsvTable;
  fault?: FaultKind;
  info?: HaproxyInfo;
  processes?: HaproxyProcess[];
}

/** A configured route, and what is really behind its servers. */
export interface WorldRoute {
  name: string;
  gateway: string;
  /** Name of the backend or listen section. */
  proxy: string;
  /** The current name in HAProxy, if the route does not know it. */
  renamed?: string;
  /** Name of the frontend, if it differs. */
  frontend?: string;
  intent: 'read-write' | 'read-only';
  servers: string[];
  otherTargets: OtherTarget[];
  /** What HAProxy's checks test: Patroni, or only whether the port is open. */
  checks: 'patroni' | 'tcp';
  /** Whether its backend has `option allbackups`. */
  allBackups?: boolean;
  /** The member behind each server; `leader` for a Service, `foreign` for another system, `nowhere` for nothing. */
  leads: Record<string, string>;
  listener: 'open' | 'refused' | 'hangs' | 'unreachable';
  /** How deep a client is tried; undefined if none is. */
  client?: 'startup' | 'query';
  /** What only this backend's client gets while others are served. */
  onlyHere?: ClientOutcome;
  /** How the probe's role is rejected. */
  turnedAway?: 'auth' | 'tls';
}

/** A cluster in Kubernetes, as its objects show it. */
export interface WorldKubernetes {
  namespace: string;
  scope: string;
  records: KubernetesObject[];
  pods: KubernetesObject[];
  roleLabel: string;
  /** Value of the label of the leader's pod. */
  leaderLabel: string;
  fault?: FaultKind;
  /** Whether the lock is renewed. */
  renewing: boolean;
  /** A PostgresCluster, if PGO manages the cluster. */
  operator?: KubernetesObject;
  operatorFault?: FaultKind;
}

/** The whole truth about a cluster at one moment, in the words of its sources. */
export interface World {
  name: string;
  managedBy: 'patroni' | 'pgo' | 'none';
  /** Whether a role for SQL probes is configured. */
  probed: boolean;
  members: WorldMember[];
  cluster: Omit<RawCluster, 'members'>;
  /** Patroni's dynamic configuration. */
  settings?: Record<string, unknown>;
  /** Patroni's `/history`. */
  history?: unknown[][];
  gateways: WorldGateway[];
  routes: WorldRoute[];
  kubernetes?: WorldKubernetes;
}

/** Makes a copy that may be broken. */
export function copyOf(world: World): World {
  return structuredClone(world);
}

export function memberOf(world: World, name: string): WorldMember {
  const found = world.members.find(member => member.name === name);
  if (!found) {
    throw new Error(`${world.name} has no member ${name}`);
  }
  return found;
}
