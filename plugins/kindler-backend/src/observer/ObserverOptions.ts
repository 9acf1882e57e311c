import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type {
  DatabaseConfig,
  GatewayConfig,
  KubernetesConfig,
  ObserverConfig,
  RouteConfig,
} from '../config';
import type { ClientSnapshot, ProbeResult } from '../model/ClientSnapshot';
import type { ObserverChange } from './ChangeCollector';
import type { ClusterPast } from './DatabaseJudge';
import type { ObserverMetrics } from './ObserverMetrics';
import type { SnapshotStore } from './SnapshotStore';

export interface ObserverOptions {
  databases: DatabaseConfig[];
  gateways: GatewayConfig[];
  routes: RouteConfig[];
  /** Kubernetes APIs whose Patroni clusters are found and watched. */
  kubernetes?: KubernetesConfig[];
  settings: ObserverConfig;
  logger: LoggerService;
  metrics?: ObserverMetrics;
  /** Keeps what was last seen over a restart. */
  store?: SnapshotStore;
  /** Called with the names of what a viewer would see changed. */
  onChange?: (change: ObserverChange) => void;
  /** Called when a cluster that is not configured was found, or is gone for good. */
  onFound?: (name: string, change: 'upserted' | 'removed') => void;
  /** Called with a cluster as it is now, once it was looked at for long enough, and after that when it changed. */
  onDatabase?: (database: Database, past: ClusterPast) => void;
  /** Called with what a client of a route got, after each probe, and with what all of them tell. */
  onProbe?: (
    route: string,
    result: ProbeResult,
    client: ClientSnapshot,
  ) => void;
}
