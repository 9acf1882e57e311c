import type { DatabaseConfig, ObserverConfig, RouteConfig } from '../config';
import type { ResolvedHosts } from '../model/addresses/MemberBook';
import type { ObservationStore } from './ObservationStore';

export interface ClusterEvaluatorOptions {
  database: DatabaseConfig;
  routes: RouteConfig[];
  settings: ObserverConfig;
  store: ObservationStore;
  /** Returns the known addresses of host names. */
  resolve: (hosts: readonly string[]) => ResolvedHosts | undefined;
}
