import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Database,
  Operation,
} from '@kindler/backstage-plugin-kindler-common';
import type { ActionRoute } from '../model/databasesOf';
import type { IncidentStore, Retention } from './IncidentStore';
import type { IncidentWriter } from './IncidentWriter';
import type { ClusterPast } from './story/observationOf';

export interface IncidentRecorderOptions {
  store: IncidentStore;
  writer: IncidentWriter;
  retention: Retention;
  routes: readonly ActionRoute[];
  logger: LoggerService;
  /** Whether this backend writes about a cluster. The others follow it, so that they can take over. */
  records?: (database: string) => boolean;
  /** Called when an incident begins or ends. */
  onShown(databases: string[]): void;
  /** Called whenever anything in an incident changes. */
  onWritten(ids: string[]): void;
}

/** Sources that are checked repeatedly while anything is wrong. */
export interface IncidentSources {
  /** Returns the current state of a cluster. */
  observe(name: string): { database: Database; past: ClusterPast } | undefined;
  /** Returns the latest operations. */
  listOperations(): Promise<Operation[]>;
}
