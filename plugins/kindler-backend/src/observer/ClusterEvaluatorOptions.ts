import type { DatabaseConfig, ObserverConfig, RouteConfig } from '../config';
import type { ResolvedHosts } from '../model/addresses/MemberBook';
import type { ObservationStore } from './ObservationStore';

export interface ClusterEvaluatorOptions {
  database: DatabaseConfig;
  routes: RouteConfig[];
  settings: ObserverConfig;
  store: ObservationStore;
  /** Addresses of host names, as far as they are known. */
  resolve: (hosts: readonly string[]) => ResolvedHosts | undefined;
}
