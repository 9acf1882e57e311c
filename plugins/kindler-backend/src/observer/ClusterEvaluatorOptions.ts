import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { DatabaseConfig, ObserverConfig, RouteConfig } from '../config';
import type { ResolvedHosts } from '../model/addresses/MemberBook';
import type { Answer } from './ObserverMetrics';

export interface DatabaseObserverOptions {
  database: DatabaseConfig;
  routes: RouteConfig[];
  settings: ObserverConfig;
  /** Addresses of host names, as far as they are known. */
  resolve: (hosts: readonly string[]) => ResolvedHosts | undefined;
  /** Called after each question with how long it took. */
  onAnswer?: (answer: Answer) => void;
  /** Called when a viewer would see something else than before. */
  onChange: (database: Database, before: Database) => void;
  /** Called when it becomes doubtful that its clients are served. */
  onClientDoubt?: () => void;
}
