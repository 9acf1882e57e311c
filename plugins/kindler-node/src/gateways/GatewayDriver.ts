import type { Wording } from '@kindler/backstage-plugin-kindler-common';

/** @public */
export type ServerAdminState = 'ready' | 'drain' | 'maint';

/**
 * The current state of one server of a proxy.
 * @public
 */
export interface DrivenServer {
  name: string;
  address: string;
  port: number;
  /** The state that an operator set, regardless of checks. */
  admin: ServerAdminState;
  /** Whether the server is up according to its checks. */
  running: boolean;
  /** False until the first check has a result. True if the server has no check. */
  judged: boolean;
  /** Share of new connections; missing if the driver does not know it. */
  weight?: number;
}

/**
 * A change of a server's state, the end of its sessions, a health that lasts until the next checks, or another address
 * for new connections, or another weight. The last three need the driver's capability.
 * @public
 */
export type ServerChange =
  | { server: string; state: ServerAdminState }
  | { server: string; endSessions: true }
  | { server: string; health: 'up' | 'down' }
  | { server: string; address: string; port: number }
  | { server: string; weight: number };

/**
 * Optional changes. A planned switchover takes clients along only if the driver supports health and addresses.
 * @public
 */
export interface GatewayCapabilities {
  health?: boolean;
  address?: boolean;
  /** From 0 to 256. */
  weight?: boolean;
}

/**
 * Reads and changes the servers of one gateway's proxies. After a ServiceUnavailableError the call is retried; any
 * other error undoes the operation.
 * @public
 */
export interface GatewayDriver {
  readonly capabilities?: GatewayCapabilities;
  /**
   * Returns one sentence that says why nothing can be changed now and what to do next; undefined if changes are
   * possible.
   */
  explainRefusal(): Promise<Wording | string | undefined>;
  /** Rejects with a ConflictError if the proxy does not exist. */
  readServers(proxy: string): Promise<DrivenServer[]>;
  /**
   * Applies the changes in order, as close together as the gateway allows. Rejects unless all of them are known to have
   * taken effect. Must be safe to repeat.
   */
  apply(proxy: string, changes: ServerChange[]): Promise<void>;
  /** Returns what `apply` would do as lines for people. */
  preview(proxy: string, changes: ServerChange[]): string[];
  /**
   * Makes the changes survive a reload of the gateway. Returns false if the gateway cannot do that. What people should
   * know of it besides, e.g. a warning, goes to `note`.
   */
  persist(note?: (message: Wording) => Promise<void>): Promise<boolean>;
}

/**
 * The configuration of a gateway in `kindler.gateways[]`.
 * @public
 */
export interface DrivenGateway {
  name: string;
  /** Runtime socket: a path, or `host:port`. */
  socket?: string;
  /** Files in PEM for TLS to `socket`. HAProxy is checked against `caFile`; `certFile` and `keyFile` are shown to it. */
  socketTls?: {
    caFile: string;
    certFile?: string;
    keyFile?: string;
    /** Name that HAProxy's certificate must hold, if it differs from the host of `socket`. */
    serverName?: string;
  };
  /** Command socket of the master process: a path, or `host:port`. */
  masterSocket?: string;
  stateFile?: string;
}

/**
 * Creates the drivers of one kind of gateway. Modules add factories through {@link kindlerGatewayDriverExtensionPoint},
 * and `kindler.gateways[].driver` chooses one. `checkGatewayDriver` of the `testUtils` checks that a driver keeps this
 * contract.
 * @public
 */
export interface GatewayDriverFactory {
  /** Name of the driver in `kindler.gateways[].driver`. It is a DNS label. */
  readonly kind: string;
  /** Makes no calls. Throws an Error that names the key to set if the configuration is not sufficient for this driver. */
  create(gateway: DrivenGateway): GatewayDriver;
}
