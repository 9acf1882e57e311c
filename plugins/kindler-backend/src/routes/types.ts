import type {
  Database,
  Gateway,
} from '@kindler/backstage-plugin-kindler-common';

/** What routes need to know of the observed world. */
export interface RouteObservations {
  getGateway(name: string): Gateway | undefined;
  /** Asks the gateway now; faults stand in the answer's sources. */
  refreshGateway(name: string, signal?: AbortSignal): Promise<Gateway>;
  getDatabase(name: string): Database | undefined;
  refreshDatabase(name: string, signal?: AbortSignal): Promise<Database>;
  matchMember(
    database: string,
    address: { host: string; port: number },
  ): string | undefined;
}
