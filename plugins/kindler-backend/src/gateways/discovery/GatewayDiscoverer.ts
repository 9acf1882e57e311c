import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  Database,
  Gateway,
  GatewayDiscovery,
  ServerClients,
} from '@kindler/backstage-plugin-kindler-common';
import type { GatewayConfig, RouteConfig } from '../../config';

import { configurationsOf } from '../../haproxy/files/configurationsOf';
import { readConfigurations } from '../../haproxy/files/readKeptServers';
import { parseAddress } from '../../model/addresses/address';
import { discoverRoutes } from './discoverRoutes';
import { readConnectedClients } from './readConnectedClients';

export interface GatewayDiscovererOptions {
  gateways: GatewayConfig[];
  routes: RouteConfig[];
  observations: {
    refreshGateway(name: string): Promise<Gateway>;
    listDatabases(): Database[];
    matchMember(
      database: string,
      address: { host: string; port?: number },
    ): string | undefined;
  };
}

/** Reads routes and clients from a running gateway. */
export class GatewayDiscoverer {
  readonly #options: GatewayDiscovererOptions;

  constructor(options: GatewayDiscovererOptions) {
    this.#options = options;
  }

  async discover(name: string): Promise<GatewayDiscovery> {
    const { observations, routes } = this.#options;
    const config = this.#require(name);
    const gateway = await observations.refreshGateway(name);
    const files = await Promise.all(
      configurationsOf(config).map(path =>
        readConfigurations([path]).then(
          read => ({ path, read, fault: undefined }),
          error => ({ path, read: [], fault: (error as Error).message }),
        ),
      ),
    );
    const databases = observations.listDatabases();
    const roles = new Map(
      databases.flatMap(({ name: database, members }) =>
        members.map(each => [`${database}/${each.name}`, each.role] as const),
      ),
    );
    return {
      gateway: name,
      statistics: gateway.statistics,
      configurations: files.map(({ path, fault }) => ({ path, fault })),
      proxies: discoverRoutes({
        gateway,
        configured: files.flatMap(({ read }) =>
          read.flatMap(({ proxies }) => proxies),
        ),
        routes,
        roleOf: (database, member) =>
          roles.get(`${database}/${member}`) ?? 'unknown',
        findMember: ({ address }) => {
          const at = address ? parseAddress(address) : undefined;
          for (const { name: database } of at ? databases : []) {
            const member = observations.matchMember(database, at!);
            if (member !== undefined) {
              return { database, member };
            }
          }
          return undefined;
        },
      }),
    };
  }

  async listClients(name: string): Promise<ServerClients[]> {
    const clients = await readConnectedClients(this.#require(name));
    if (!clients) {
      throw new ConflictError(
        `Clients of gateway '${name}' cannot be listed; set kindler.gateways '${name}'.socket`,
      );
    }
    return clients;
  }

  #require(name: string): GatewayConfig {
    const gateway = this.#options.gateways.find(each => each.name === name);
    if (!gateway) {
      throw new NotFoundError(`No gateway '${name}'`);
    }
    return gateway;
  }
}
