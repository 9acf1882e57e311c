import type {
  Database,
  Gateway,
  RouteClient,
} from '@kindler/backstage-plugin-kindler-common';
import type { ProbeResult } from '../model/ClientSnapshot';

/** What routes need to know of the observed world. */
export interface RouteObservations {
  getGateway(name: string): Gateway | undefined;
  /** Asks the gateway now; faults stand in the answer's sources. */
  refreshGateway(name: string, signal?: AbortSignal): Promise<Gateway>;
  getDatabase(name: string): Database | undefined;
  refreshDatabase(name: string, signal?: AbortSignal): Promise<Database>;
  /** What clients of a route get, as was last seen. */
  getRouteClient(name: string): RouteClient | undefined;
  /** What a client of a route gets now; undefined when this host could not try. */
  refreshClient(
    name: string,
    signal?: AbortSignal,
  ): Promise<ProbeResult | undefined>;
  matchMember(
    database: string,
    address: { host: string; port?: number },
  ): string | undefined;
}
