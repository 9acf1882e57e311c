import type {
  Database,
  Gateway,
  RouteClient,
} from '@kindler/backstage-plugin-kindler-common';
import type { ProbeResult } from '../model/ClientSnapshot';

/** The observations that routes need. */
export interface RouteObservations {
  getGateway(name: string): Gateway | undefined;
  /** Asks the gateway now. Faults are in the answer's sources. */
  refreshGateway(name: string, signal?: AbortSignal): Promise<Gateway>;
  getDatabase(name: string): Database | undefined;
  refreshDatabase(name: string, signal?: AbortSignal): Promise<Database>;
  /** Returns what clients of a route last got. */
  getRouteClient(name: string): RouteClient | undefined;
  /** Returns what a client of a route gets now; undefined if this host could not try. */
  refreshClient(
    name: string,
    signal?: AbortSignal,
  ): Promise<ProbeResult | undefined>;
  matchMember(
    database: string,
    address: { host: string; port?: number },
  ): string | undefined;
}
