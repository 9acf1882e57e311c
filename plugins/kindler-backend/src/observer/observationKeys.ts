import type { ClientSnapshot } from '../model/ClientSnapshot';
import type { CertificateFacts } from '../model/CertificateFacts';
import type { GatewayStats } from '../model/haproxy/GatewayStats';
import type { HaproxyProcess } from '../model/haproxy/HaproxyProcess';
import type { KeptServer } from '../model/haproxy/KeptServer';
import type { KubernetesCluster } from '../model/kubernetes/KubernetesCluster';
import type { PatroniCluster } from '../model/patroni/PatroniCluster';
import type { PatroniHistoryEntry } from '../model/patroni/PatroniHistoryEntry';
import type { PatroniNode } from '../model/patroni/PatroniNode';
import type { PatroniSettings } from '../model/patroni/PatroniSettings';
import type { PoolerState } from '../model/PoolerState';
import type { SqlView } from '../model/postgres/SqlView';
import type { ObservationKey } from './ObservationStore';

/** Keys of the questions to one node and of what it reports. */
export interface NodeKeys {
  node: ObservationKey<PatroniNode>;
  cluster: ObservationKey<PatroniCluster>;
  sql: ObservationKey<SqlView>;
  /** Certificates that its REST API and its PostgreSQL presented. */
  certificate: ObservationKey<CertificateFacts>;
  sqlCertificate: ObservationKey<CertificateFacts>;
}

/** `id` distinguishes the nodes of a cluster. */
export function nodeKeys(database: string, id: string): NodeKeys {
  const node = `${database}/${id}`;
  return {
    node: `node ${node}`,
    cluster: `cluster ${node}`,
    sql: `sql ${node}`,
    certificate: `certificate ${node}`,
    sqlCertificate: `sql-certificate ${node}`,
  };
}

/** Facts that change rarely. */
export interface SlowFacts {
  history: PatroniHistoryEntry[];
  settings: PatroniSettings;
}

export function slowFactsKey(database: string): ObservationKey<SlowFacts> {
  return `slow ${database}`;
}

export function kubernetesKey(
  database: string,
): ObservationKey<KubernetesCluster> {
  return `kubernetes ${database}`;
}

/** Key of the combined reading of a gateway's sources. */
export function gatewayKey(gateway: string): ObservationKey<GatewayStats> {
  return `gateway ${gateway}`;
}

export function statisticsKey(
  gateway: string,
  way: 'http' | 'socket',
): ObservationKey<GatewayStats> {
  return `statistics ${gateway}/${way}`;
}

export function processesKey(
  gateway: string,
): ObservationKey<HaproxyProcess[]> {
  return `processes ${gateway}`;
}

export function keptKey(gateway: string): ObservationKey<KeptServer[]> {
  return `kept ${gateway}`;
}

/** Key of a pooler in front of a route. */
export function poolerKey(
  route: string,
  pooler: string,
): ObservationKey<PoolerState> {
  return `pooler ${route}/${pooler}`;
}

export function clientKey(route: string): ObservationKey<ClientSnapshot> {
  return `client ${route}`;
}
