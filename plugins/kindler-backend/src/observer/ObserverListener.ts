import type {
  Database,
  Gateway,
} from '@kindler/backstage-plugin-kindler-common';
import type { ClientSnapshot, ProbeResult } from '../model/ClientSnapshot';
import type { ObserverChange } from './ChangeCollector';
import type { ClusterPast } from './DatabaseJudge';
import type { Observation } from './ObservationStore';

/** Who wants to know what is observed: log, metrics, events, signals. None of them is told before another. */
export interface ObserverListener {
  /** A source answered, or failed. */
  onObservation?(observation: Observation): void;
  /** A viewer would see another cluster than before. */
  onDatabase?(now: Database, before: Database, past: ClusterPast): void;
  /** A cluster was looked at, changed or not; about once a second. */
  onLook?(database: Database, past: ClusterPast): void;
  /** A viewer would see another gateway than before. */
  onGateway?(gateway: Gateway): void;
  /** Names of what a viewer would see changed, gathered. */
  onChange?(change: ObserverChange): void;
  /** A cluster that is not configured was found, or is gone for good. */
  onFound?(name: string, change: 'upserted' | 'removed'): void;
  /** A client of a route was tried; `client` is what all of them tell. */
  onProbe?(route: string, result: ProbeResult, client: ClientSnapshot): void;
}
