import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  DatabaseConfig,
  GatewayConfig,
  KubernetesConfig,
  ObserverConfig,
  RouteConfig,
} from '../config';
import type { SnapshotStore } from './SnapshotStore';

export interface ObserverOptions {
  databases: DatabaseConfig[];
  gateways: GatewayConfig[];
  routes: RouteConfig[];
  /** Kubernetes APIs in which Patroni clusters are discovered and watched. */
  kubernetes?: KubernetesConfig[];
  settings: ObserverConfig;
  logger: LoggerService;
  /** Keeps what was last seen across restarts. */
  store?: SnapshotStore;
}
