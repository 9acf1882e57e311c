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

/** What PostgreSQL of a member does with a client that connects. */
export type PostgresState = 'up' | 'starting' | 'down' | 'hangs' | 'full';

/** One member as it is, and what each of its sources would say. */
export interface WorldMember {
  name: string;
  /** `host:port` of its REST API, where it is asked. */
  rest?: string;
  /** Whether its name is configured; else it is learned. */
  named: boolean;
  /** Its line in the DCS; undefined while the DCS does not list it. */
  entry?: RawEntry;
  /** What it says of itself by REST. */
  own?: RawNode;
  /** What it says of the cluster, where that is not what all say. */
  view?: RawCluster;
  sql: SqlView;
  /** Why its REST API does not answer. */
  restFault?: FaultKind;
  /** Why it does not say what it sees of the cluster. */
  viewFault?: FaultKind;
  sqlFault?: FaultKind;
  /** Its Patroni does not reach the DCS, or is frozen. */
  dcsAway?: boolean;
  postgres: PostgresState;
  /** Where PostgreSQL listens, as its own server would say. */
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

/** A route as it is configured, and what really is behind its servers. */
export interface WorldRoute {
  name: string;
  gateway: string;
  /** Name of the backend or listen section. */
  proxy: string;
  /** What HAProxy calls it by now, where the route does not know. */
  renamed?: string;
  /** Name of the frontend, where it is another. */
  frontend?: string;
  intent: 'read-write' | 'read-only';
  servers: string[];
  otherTargets: OtherTarget[];
  /** What HAProxy's checks ask: Patroni, or only whether the port is open. */
  checks: 'patroni' | 'tcp';
  /** Whether its backend has `option allbackups`. */
  allBackups?: boolean;
  /** Member behind each server; `leader` behind a Service, `foreign` another system, `nowhere` nothing. */
  leads: Record<string, string>;
  listener: 'open' | 'refused' | 'hangs' | 'unreachable';
  /** How deep a client is tried; undefined where none is. */
  client?: 'startup' | 'query';
  /** What only this backend's client gets, while others are served. */
  onlyHere?: ClientOutcome;
  /** What the role of the probe gets. */
  turnedAway?: 'auth' | 'tls';
}

/** A cluster in Kubernetes as its objects show it. */
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
  /** A PostgresCluster, where PGO runs it. */
  operator?: KubernetesObject;
  operatorFault?: FaultKind;
}

/** Everything that is true of a cluster at one moment, in the words of its sources. */
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

/** A fresh copy to break. */
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
