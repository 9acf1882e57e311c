import type { Wording } from '@kindler/backstage-plugin-kindler-common';

/** @public */
export type ServerAdminState = 'ready' | 'drain' | 'maint';

/**
 * One server of a proxy, as the gateway has it now.
 * @public
 */
export interface DrivenServer {
  name: string;
  address: string;
  port: number;
  /** What an operator asked for, not what checks say. */
  admin: ServerAdminState;
  /** Whether the server runs as far as its checks say. */
  running: boolean;
  /** False while no check has given a result; true also where there is no check. */
  judged: boolean;
}

/**
 * Sets a server's state, or ends the sessions that it has.
 * @public
 */
export type ServerChange =
  | { server: string; state: ServerAdminState }
  | { server: string; endSessions: true };

/**
 * Reads and changes the servers of one gateway's proxies. What it rejects with a ServiceUnavailableError is tried again;
 * any other error undoes the operation.
 * @public
 */
export interface GatewayDriver {
  /** Why nothing can be changed now, in one sentence with the next step; undefined when it can. */
  explainRefusal(): Promise<Wording | string | undefined>;
  /** Rejects with a ConflictError when there is no such proxy. */
  readServers(proxy: string): Promise<DrivenServer[]>;
  /**
   * Carries the changes out in their order, and as close to at once as the gateway can. Rejects when it is not known that
   * all took effect; to repeat them must be safe.
   */
  apply(proxy: string, changes: ServerChange[]): Promise<void>;
  /** What `apply` would do, line by line, for people. */
  preview(proxy: string, changes: ServerChange[]): string[];
  /** Makes what was changed outlive a reload of the gateway; false where it cannot. */
  persist(): Promise<boolean>;
}

/**
 * What `kindler.gateways[]` says of a gateway.
 * @public
 */
export interface DrivenGateway {
  name: string;
  /** Runtime socket: a path, or `host:port`. */
  socket?: string;
  /** Command socket of the master process: a path, or `host:port`. */
  masterSocket?: string;
  stateFile?: string;
}

/**
 * Drives gateways in one way. Given to the plugin through {@link kindlerGatewayDriverExtensionPoint} and chosen by
 * `kindler.gateways[].driver`; `checkGatewayDriver` of the `testUtils` tells whether one keeps to this contract.
 * @public
 */
export interface GatewayDriverFactory {
  /** What `kindler.gateways[].driver` names it by: a DNS label. */
  readonly kind: string;
  /** Asks nothing. Throws an Error with the key to set where the configuration does not do for it. */
  create(gateway: DrivenGateway): GatewayDriver;
}
