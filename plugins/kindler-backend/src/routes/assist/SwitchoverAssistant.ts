import { ConflictError } from '@backstage/errors';
import {
  word,
  wordedError,
  type Database,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { GatewayDriver } from '@kindler/backstage-plugin-kindler-node';
import type { RouteConfig } from '../../config';
import type { GatewayDrivers } from '../../haproxy/driver/GatewayDrivers';
import type { StepContext, SwitchoverWay } from '../../operations';
import { leadClients } from './leadClients';
import { leadingRoutes, type LeadingRoute } from './leadingRoutes';
import { isParked, unparking } from './parking';

type Context = Pick<StepContext<'database-switchover'>, 'log' | 'signal'>;

/** After so long new connections go where they went before, whatever became of the switchover. */
const LONGEST_PARKED_MS = 10_000;

/** Routes whose gateway can take clients along, and why others cannot. */
export interface AssistableRoutes {
  routes: string[];
  left: Wording[];
}

export interface SwitchoverAssistantOptions {
  routes: RouteConfig[];
  drivers: GatewayDrivers;
}

/**
 * Takes clients along while the lock of a cluster is handed over: new connections wait at the gateway instead of being
 * refused, and go to the new leader as soon as it accepts writes by SQL. Health checks stay on all the time, so that
 * they have the last word, whatever becomes of this process.
 */
export class SwitchoverAssistant {
  readonly #options: SwitchoverAssistantOptions;

  constructor(options: SwitchoverAssistantOptions) {
    this.#options = options;
  }

  /** Asks the gateways whether they take commands now. */
  async assistable(
    database: Database,
    leader: string,
  ): Promise<AssistableRoutes> {
    const leading = leadingRoutes(this.#options.routes, database, leader);
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

  /**
   * Where the servers of the routes listen now. Rejects while a gateway does not answer, and with a ConflictError if
   * a server is still parked, because nobody would know its address.
   */
  async read(
    database: Database,
    leader: string,
    routes: readonly string[],
  ): Promise<SwitchoverWay[]> {
    const leading = leadingRoutes(this.#options.routes, database, leader);
    return Promise.all(
      leading
        .filter(({ route }) => routes.includes(route.name))
        .map(each => this.#readWay(each, leader)),
    );
  }

  /** Hands over by `work`, with the clients of all ways taken along. Whatever happens, no way stays parked. */
  async carry(
    ways: readonly SwitchoverWay[],
    { signal, log }: Context,
    work: () => Promise<void>,
  ): Promise<void> {
    const ended = new AbortController();
    const until = AbortSignal.any([
      signal,
      ended.signal,
      AbortSignal.timeout(LONGEST_PARKED_MS),
    ]);
    const led = ways.map(way =>
      leadClients(way, () => this.#driver(way.route), {
        role: this.#route(way.route)?.verify,
        log,
        until,
      }),
    );
    try {
      await work();
    } finally {
      ended.abort();
      await Promise.all(led);
    }
  }

  /** Puts parked servers back where they listened before. Safe to repeat. */
  async restore(ways: readonly SwitchoverWay[]): Promise<void> {
    await Promise.all(
      ways.map(async way => {
        const driver = this.#driver(way.route);
        await driver.apply(way.proxy, await unparking(driver, way));
      }),
    );
  }

  /** Routes with a parked server. */
  async stillParked(ways: readonly SwitchoverWay[]): Promise<string[]> {
    const parked = await Promise.all(
      ways.map(async way => {
        const changes = await unparking(this.#driver(way.route), way);
        return changes.length > 0 ? [way.route] : [];
      }),
    );
    return parked.flat();
  }

  async #readWay(
    { route, memberOf }: LeadingRoute,
    leader: string,
  ): Promise<SwitchoverWay> {
    const { name, proxy } = route;
    const driven = await this.#driver(name).readServers(proxy);
    const known = driven.filter(server => memberOf.has(server.name));
    if (known.some(isParked)) {
      throw wordedError(
        ConflictError,
        word('assist-still-parked', { routes: name }),
      );
    }
    const servers = known.map(({ name: server, address, port }) => ({
      server,
      member: memberOf.get(server)!,
      address,
      port,
    }));
    return { route: name, proxy, leader, servers };
  }

  async #refusal(route: RouteConfig): Promise<Wording | undefined> {
    const refused = this.#options.drivers.explainRefusal(route.gateway);
    if (refused) {
      return refused;
    }
    const driver = this.#driver(route.name);
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

  #route(name: string): RouteConfig | undefined {
    return this.#options.routes.find(route => route.name === name);
  }

  /** Throws a ConflictError if the route or its gateway is not configured now. */
  #driver(route: string): GatewayDriver {
    return this.#options.drivers.require(this.#route(route)?.gateway ?? '');
  }
}
