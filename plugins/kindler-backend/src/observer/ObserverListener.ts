import type {
  Database,
  Gateway,
} from '@kindler/backstage-plugin-kindler-common';
import type { ClientSnapshot, ProbeResult } from '../model/ClientSnapshot';
import type { ObserverChange } from './ChangeCollector';
import type { ClusterPast } from './DatabaseJudge';
import type { Observation } from './ObservationStore';

/** Listens to observations, for the log, metrics, events and signals. The order of listeners is not defined. */
export interface ObserverListener {
  /** A source answered or failed. */
  onObservation?(observation: Observation): void;
  /** A cluster changed for a viewer. */
  onDatabase?(now: Database, before: Database, past: ClusterPast): void;
  /** A cluster was evaluated, whether it changed or not; about once a second. */
  onLook?(database: Database, past: ClusterPast): void;
  /** A gateway changed for a viewer. */
  onGateway?(gateway: Gateway): void;
  /** Collected names of everything that changed for a viewer. */
  onChange?(change: ObserverChange): void;
  /** A cluster that is not configured was discovered, or is gone for good. */
  onFound?(name: string, change: 'upserted' | 'removed'): void;
  /** A client of a route was probed. `client` has the combined result of all probes. */
  onProbe?(route: string, result: ProbeResult, client: ClientSnapshot): void;
}
