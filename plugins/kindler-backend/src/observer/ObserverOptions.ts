import type { EventEmitter } from 'node:events';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Thing } from '../model/Thing';
import type {
  DatabaseConfig,
  GatewayConfig,
  KubernetesConfig,
  ObserverConfig,
  RouteConfig,
} from '../config';
import type { SnapshotStore } from './SnapshotStore';

/** Tells that an operation works on something through which clients may be moved. */
export type Moves = EventEmitter<{ move: [{ kind: string; name: string }] }>;

export interface ObserverOptions {
  databases: DatabaseConfig[];
  gateways: GatewayConfig[];
  routes: RouteConfig[];
  /** Kubernetes APIs in which Patroni clusters are discovered and watched. */
  kubernetes?: KubernetesConfig[];
  settings: ObserverConfig;
  logger: LoggerService;
  moves?: Moves;
  /** Keeps what was last seen across restarts. */
  store?: SnapshotStore;
  /** Whether this backend asks the sources of a thing. If missing, it is the only one and asks all. */
  asks?: (thing: Thing) => boolean;
}
