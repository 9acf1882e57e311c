import type { Acknowledgements } from '../acknowledgements';
import type { DatabaseActions } from '../actions';
import type { AvailabilityReader } from '../availability';
import type { Backups } from '../backups';
import type {
  Abandonment,
  EnvironmentChanges,
  EnvironmentCreator,
  EnvironmentImporter,
  EnvironmentService,
  DriftReader,
  Expiry,
  ChangePlanner,
  TemporaryCredentials,
} from '../environments';
import type { EventStore } from '../events';
import type { GatewayDiscoverer, GatewayService } from '../gateways';
import type { HistoryReader } from '../history';
import type { IncidentRecorder, IncidentStore } from '../incidents';
import type { MigrationService } from '../migration';
import type { Observer } from '../observer';
import type { OperationRetries, OperationStore } from '../operations';
import type { RouteService } from '../routes';

/** The domains behind the facade. */
export interface Domains {
  environments: EnvironmentService;
  abandonment: Abandonment;
  temporaryCredentials: TemporaryCredentials;
  environmentChanges: EnvironmentChanges;
  environmentCreator: EnvironmentCreator;
  expiry: Expiry;
  environmentImporter: EnvironmentImporter;
  drift: DriftReader;
  changePlanner: ChangePlanner;
  backups: Backups;
  observer: Observer;
  events: EventStore;
  history: HistoryReader;
  incidents: IncidentStore;
  /** The incidents that are going on. */
  currentIncidents: Pick<
    IncidentRecorder,
    'getCurrent' | 'goesOn' | 'changeCount'
  >;
  acknowledgements: Acknowledgements;
  availability: AvailabilityReader;
  actions: DatabaseActions;
  gateways: GatewayService;
  discoverer: GatewayDiscoverer;
  routes: RouteService;
  migrations: MigrationService;
  operations: OperationStore;
  retries: OperationRetries;
  /** Called when there is new work. */
  wake(): void;
}
