import type { GatewayDriver } from '@kindler/backstage-plugin-kindler-node';
import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import type { GatewayDrivers } from '../../haproxy/driver/GatewayDrivers';
import type { SwitchoverWay } from '../../operations';

/** Routes whose gateway can take clients along, and why others cannot. */
export interface AssistableRoutes {
  routes: string[];
  left: Wording[];
}

export interface SwitchoverWaysOptions {
  routes: RouteConfig[];
  drivers: GatewayDrivers;
}

/** The ways on which writes of a cluster go through gateways that can be led by hand for a moment. */
export class SwitchoverWays {
  readonly #options: SwitchoverWaysOptions;

  constructor(options: SwitchoverWaysOptions) {
    this.#options = options;
  }

  /** Asks the gateways whether they take commands now. */
  async assistable(
    database: Database,
    leader: string,
  ): Promise<AssistableRoutes> {
    const leading = this.#leading(database, leader);
    const refusals = await Promise.all(
      leading.map(({ route }) => this.#refusal(route)),
    );
    return {
      routes: leading.flatMap(({ route }, index) =>
        refusals[index] === undefined ? [route.name] : [],
      ),
      left: refusals.flatMap((reason, index) =>
        reason === undefined
          ? []
          : word('assist-left', { route: leading[index].route.name, reason }),
      ),
    };
  }

  /** Gateways of routes, as locks name them. */
  locks(routes: readonly string[]): string[] {
    const gateways = this.#options.routes
      .filter(({ name }) => routes.includes(name))
      .map(({ gateway }) => `gateway:${gateway}`);
    return [...new Set(gateways)];
  }

  /** Where the servers of the routes listen now. Rejects while a gateway does not answer. */
  async read(
    database: Database,
    leader: string,
    routes: readonly string[],
  ): Promise<SwitchoverWay[]> {
    const leading = this.#leading(database, leader).filter(({ route }) =>
      routes.includes(route.name),
    );
    return Promise.all(
      leading.map(async ({ route, memberOf }) => {
        const driver = this.driver(route.name);
        const servers = (await driver.readServers(route.proxy))
          .filter(({ name }) => memberOf.has(name))
          .map(({ name, address, port }) => ({
            server: name,
            member: memberOf.get(name)!,
            address,
            port,
          }));
        return { route: route.name, proxy: route.proxy, leader, servers };
      }),
    );
  }

  route(name: string): RouteConfig | undefined {
    return this.#options.routes.find(route => route.name === name);
  }

  /** Throws a ConflictError where the route or its gateway is not configured now. */
  driver(route: string): GatewayDriver {
    return this.#options.drivers.require(this.route(route)?.gateway ?? '');
  }

  /** Routes that send writes to the leader now, with the member behind each server. */
  #leading(database: Database, leader: string) {
    return database.gateways.flatMap(({ intent, route: name, servers }) => {
      const route = name === undefined ? undefined : this.route(name);
      const leads = servers.some(
        ({ member, up }) => member === leader && up === true,
      );
      if (intent !== 'read-write' || !route || !leads) {
        return [];
      }
      const memberOf = new Map(
        servers.flatMap(({ name: server, member }) =>
          member ? [[server, member] as const] : [],
        ),
      );
      return [{ route, memberOf }];
    });
  }

  async #refusal(route: RouteConfig): Promise<Wording | undefined> {
    const refused = this.#options.drivers.explainRefusal(route.gateway);
    if (refused) {
      return refused;
    }
    const driver = this.driver(route.name);
    if (!driver.capabilities?.health || !driver.capabilities.address) {
      return word('assist-not-by-driver', {});
    }
    if (!route.verify) {
      return word('switch-unverified', { route: route.name });
    }
    const reason = await driver
      .explainRefusal()
      .catch((error: Error) => error.message);
    return typeof reason === 'string'
      ? word('switch-refused', { reason })
      : reason;
  }
}
